using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>What a month's credit or contribution came to: an entry, or a refusal.</summary>
/// <param name="Entry">The entry, or null.</param>
/// <param name="Reason">Why there is none; none beside an entry.</param>
internal readonly record struct MonthOutcome(LedgerEntry? Entry, Reason Reason);

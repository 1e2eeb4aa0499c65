using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>What crediting a month came to: an entry, or a refusal.</summary>
/// <param name="Entry">The credit's entry, or null.</param>
/// <param name="Reason">Why there is no credit; none beside an entry.</param>
internal readonly record struct CreditOutcome(LedgerEntry? Entry, Reason Reason);

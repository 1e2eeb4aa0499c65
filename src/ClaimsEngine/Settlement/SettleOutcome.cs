using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Settlement;

/// <summary>What settling or quoting a claim came to: an entry, or a refusal.</summary>
/// <param name="Entry">The entry that settles it, or null.</param>
/// <param name="Reason">Why the rules refuse it; none beside an entry.</param>
internal readonly record struct SettleOutcome(LedgerEntry? Entry, Reason Reason);

using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Settlement;

/// <summary>What settling or quoting a claim came to: an entry, or a refusal.</summary>
/// <param name="Entry">The entry that settles it, or null.</param>
/// <param name="Reason">Why the rules refuse it; none beside an entry.</param>
/// <param name="Family">What linked accounts pay, in the order of priority; empty beside a refusal.</param>
internal readonly record struct SettleOutcome(LedgerEntry? Entry, Reason Reason, IReadOnlyList<FamilyShare> Family)
{
    /// <summary>A refusal.</summary>
    public static SettleOutcome Refused(Reason reason) => new(null, reason, []);

    /// <summary>A claim as it is kept.</summary>
    public static SettleOutcome Of(ClaimOnFile filed) => new(filed.Entry, Reason.None, filed.Shares);
}

using ClaimsEngine.Ledger;

namespace ClaimsEngine.Settlement;

/// <summary>What a refund came to: a reversal and a claim in its place, or a refusal.</summary>
/// <param name="Refunded">The claim, its reversal and the claim in its place; null beside a refusal.</param>
/// <param name="Objection">Why the rest cannot be settled.</param>
/// <param name="IsRepeat">Whether the refund was made before.</param>
internal readonly record struct RefundOutcome(
    (ClaimOnFile First, LedgerEntry Reversal, ClaimOnFile Replacement)? Refunded, Objection Objection,
    bool IsRepeat = false);

using ClaimsEngine.Ledger;

namespace ClaimsEngine.Settlement;

/// <summary>A refund as the institution asks for it, checked.</summary>
/// <param name="Key">The claim of which something is given back.</param>
/// <param name="NewNumber">The number of the claim that stands in its place.</param>
/// <param name="Quantities">What is given back, each line once.</param>
internal sealed record BilledRefund(ClaimKey Key, string NewNumber, IReadOnlyList<RefundedQuantity> Quantities)
{
    public ClaimKey NewKey => new(Key.InstitutionId, NewNumber);
}

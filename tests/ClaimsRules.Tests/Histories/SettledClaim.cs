using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Histories;

/// <summary>A claim that was settled, with what it took.</summary>
internal sealed class SettledClaim(ClaimFacts claim, Decision decision, Fen[] familyDraws)
{
    public ClaimFacts Claim { get; } = claim;

    public Decision Decision { get; } = decision;

    public IReadOnlyList<Fen> FamilyDraws { get; } = familyDraws;

    public bool IsReversed { get; set; }
}

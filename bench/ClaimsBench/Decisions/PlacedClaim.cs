using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsBench.Decisions;

/// <summary>A claim with everything that its decision needs. Fields, since a property would copy the facts.</summary>
internal sealed class PlacedClaim(
    MemberHistory member, ClaimFacts claim, YearToDate year, int deductibleYear, Fen ownBalance)
{
    public readonly MemberHistory Member = member;
    public readonly ClaimFacts Claim = claim;
    public readonly YearToDate Year = year;
    public readonly int DeductibleYear = deductibleYear;
    public readonly Fen OwnBalance = ownBalance;
}

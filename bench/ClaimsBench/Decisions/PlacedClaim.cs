using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsBench.Decisions;

/// <summary>A claim with everything that its decision needs.</summary>
internal sealed record PlacedClaim(
    MemberHistory Member, ClaimFacts Claim, YearToDate Year, int DeductibleYear, Fen OwnBalance);

using ClaimsRules.Accounts;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>
/// The decision on one claim: refused with a reason, or apportioned and paid.
/// total = fund + account + family + cash.
/// </summary>
/// <param name="Reason">Why the claim is refused; <see cref="Reason.None"/> when it is not.</param>
/// <param name="Category">Whom the deductible was set for.</param>
/// <param name="DeductibleYear">The year whose deductible schedule applied (R4.2).</param>
/// <param name="Schedule">The deductible and bands that applied.</param>
/// <param name="InScopeBefore">The cumulative in-scope sum before the claim.</param>
/// <param name="Apportionment">How the axis divided the claim.</param>
/// <param name="Shares">Who pays the personal burden.</param>
public readonly record struct Decision(
    Reason Reason,
    MemberCategory Category,
    int DeductibleYear,
    BenefitSchedule Schedule,
    Fen InScopeBefore,
    Apportionment Apportionment,
    Shares Shares)
{
    /// <summary>A refusal.</summary>
    public static Decision Refused(Reason reason) => new() { Reason = reason };
}

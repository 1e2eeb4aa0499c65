using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Accounts;

/// <summary>What one month credits to a personal account (R3.1, R3.3, I10).</summary>
/// <param name="Reason">Why there is no credit; <see cref="Adjudication.Reason.None"/> when there is one.</param>
/// <param name="Amount">The credit.</param>
/// <param name="Citation">The rule it rests on.</param>
public readonly record struct MonthlyCredit(Reason Reason, Fen Amount, Citation? Citation)
{
    /// <summary>Whom the credit is for: an active member out of the own part, others out of the fund.</summary>
    public MemberCategory Category { get; init; }

    /// <summary>Decides a month's credit by status, age and base on its first day.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="member">The member.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="paidBase">The base on which an active member's month was paid, or null: the member's own.</param>
    /// <exception cref="ArgumentException"><paramref name="month"/> is not the first of a month.</exception>
    public static MonthlyCredit Decide(Policy policy, MemberHistory member, DateOnly month, Fen? paidBase = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(member);
        if (month.Day != 1) throw new ArgumentException("A month is named by its first day.", nameof(month));
        if (!policy.IsInForce(month)) return Refused(Reason.PolicyNotInForce);
        var coverage = member.CoverageOn(month, out var period);
        if (coverage != Reason.None) return Refused(coverage);
        if (period.Status == CoverageStatus.Resident) return Refused(Reason.NoMonthlyCredit);
        if (period.FundingMode != FundingMode.Unified) return Refused(Reason.NoMonthlyCredit);
        if (period.Status == CoverageStatus.Active)
        {
            var (rate, source) = policy.IndividualContribution(month);
            var credit = Rounding.HalfUp(paidBase ?? period.ContributionBase, rate);
            return new MonthlyCredit(Reason.None, credit, source) { Category = MemberCategory.Active };
        }

        var category = member.Category(period.Status, policy.SeniorAge(month), month);
        var (amount, citation) = policy.RetireeCredit(period.Status, category, month);
        return new MonthlyCredit(Reason.None, amount, citation) { Category = category };
    }

    private static MonthlyCredit Refused(Reason reason) => new(reason, Fen.Zero, null);
}

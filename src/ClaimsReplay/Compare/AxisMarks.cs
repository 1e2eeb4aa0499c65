using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>A policy's numbers on the in-scope axis, as a report shows them.</summary>
internal static class AxisMarks
{
    /// <summary>The bands on a day, or at the end of the term if that comes before; null outside.</summary>
    public static BandTable? BandsOf(Policy policy, DateOnly day)
    {
        var last = policy.HeldYear is null && policy.Source.To <= day ? policy.Source.To.AddDays(-1) : day;
        return policy.IsInForce(last) ? policy.BandsOn(last) : null;
    }

    /// <summary>The deductible of an active member in a year, or the last year before with a schedule.</summary>
    public static Fen? DeductibleOf(Policy policy, int year)
    {
        if (policy.HeldYear is { } held) return policy.Deductible(held, MemberCategory.Active);
        for (; year >= policy.FirstScheduleYear; year--)
        {
            if (policy.HasSchedule(year)) return policy.Deductible(year, MemberCategory.Active);
        }

        return null;
    }
}

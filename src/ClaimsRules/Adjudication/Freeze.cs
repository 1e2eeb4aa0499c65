using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Adjudication;

/// <summary>Which year's deductible a member has (R4.2, I5, I14).</summary>
public static class Freeze
{
    /// <summary>Finds the year whose deductible schedule applies to a member in a benefit year.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="member">The member.</param>
    /// <param name="year">The benefit year.</param>
    /// <param name="sums">The in-scope sums of earlier years as they stand; a missing year had no expense.</param>
    /// <returns>An earlier year while the member is frozen, else <paramref name="year"/>.</returns>
    public static int DeductibleYear(Policy policy, MemberHistory member, int year, ReadOnlySpan<YearSum> sums)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(member);
        if (policy.HeldYear is { } held) return held;

        var kept = Math.Max(member.FirstYear, policy.FirstScheduleYear);
        for (var y = kept; y < year; y++)
        {
            kept = Carry(policy, member, y, kept, SumOf(y, sums));
        }

        return kept < year ? kept : year;
    }

    /// <summary>Carries a member's deductible year over one New Year.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="member">The member.</param>
    /// <param name="year">The year that ends.</param>
    /// <param name="deductibleYear">The year whose deductible the member had in it.</param>
    /// <param name="inScope">The in-scope sum of the year that ends.</param>
    /// <returns><paramref name="deductibleYear"/> when the sum did not exceed it, else the next year.</returns>
    public static int Carry(Policy policy, MemberHistory member, int year, int deductibleYear, Fen inScope)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(member);
        if (policy.HeldYear is { } held) return held;
        var lastDay = new DateOnly(year, 12, 31);
        if (!policy.HasSchedule(year) || !policy.IsInForce(lastDay)) return year + 1;
        if (member.CoverageOn(lastDay, out var period) != Reason.None) return year + 1;
        var category = member.Category(period.Status, policy.SeniorAge(lastDay), lastDay);
        if (category == MemberCategory.None) return year + 1;
        return inScope <= policy.Deductible(deductibleYear, category) ? deductibleYear : year + 1;
    }

    private static Fen SumOf(int year, ReadOnlySpan<YearSum> sums)
    {
        foreach (var sum in sums)
        {
            if (sum.Year == year) return sum.InScope;
        }

        return Fen.Zero;
    }
}

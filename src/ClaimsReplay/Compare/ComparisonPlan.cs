using ClaimsReplay.Input;
using ClaimsRules.Columns;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>
/// What is compared: the baseline, then the proposals, which are looked at closely, then the points of a sweep, of
/// which only the sums are wanted. All run over the same columns in one pass.
/// </summary>
internal sealed class ComparisonPlan
{
    /// <summary>Arranges policies.</summary>
    /// <param name="close">The baseline and the proposals.</param>
    /// <param name="swept">The points of a sweep; may be empty.</param>
    /// <param name="window">The service dates; its first months are credited.</param>
    /// <exception cref="NotUsableException">There are too many, or one judges claims in another way.</exception>
    public ComparisonPlan(IReadOnlyList<Policy> close, IReadOnlyList<Policy> swept, DateWindow window)
    {
        (Close, Swept, Window) = (close, swept, window);
        try
        {
            Columns = new ColumnPlan([.. close, .. swept], window.Span, window.Span);
        }
        catch (ArgumentException e)
        {
            var allowed = e.Message.Split(" (Parameter")[0];
            throw new NotUsableException(new Words($"compare: {allowed}", "各方案的适用条件须一致，且不超过 64 个"), e);
        }

        Kernel = new ColumnKernel(Columns);
        Groups = new ClaimGroups(window);
        LastDay = window.To;
        HasCapitation = close.Any(policy => Enumerable.Range(0, Groups.Months)
            .Any(month => policy.CapitationRate(Groups.FirstDay(month)) is not null));
    }

    /// <summary>The baseline and the proposals.</summary>
    public IReadOnlyList<Policy> Close { get; }

    /// <summary>The points of a sweep.</summary>
    public IReadOnlyList<Policy> Swept { get; }

    /// <summary>The service dates.</summary>
    public DateWindow Window { get; }

    /// <summary>All policies as the kernel takes them.</summary>
    public ColumnPlan Columns { get; }

    /// <summary>The kernel; any threads share it.</summary>
    public ColumnKernel Kernel { get; }

    /// <summary>The groups of claims.</summary>
    public ClaimGroups Groups { get; }

    /// <summary>Whether any policy has a capitation rate.</summary>
    public bool HasCapitation { get; }

    /// <summary>The window's last day.</summary>
    public DateOnly LastDay { get; }

    /// <summary>
    /// A member's category at the end of the window, or of the own coverage; none without the benefit.
    /// </summary>
    public MemberCategory StatusOf(MemberHistory member)
    {
        var day = member.CoverageUntil is { } until && until < LastDay ? until : LastDay;
        var policy = Close[0];
        if (!policy.IsInForce(day) || member.CoverageOn(day, out var period) != 0) return MemberCategory.None;
        return member.Category(period.Status, policy.SeniorAge(day), day);
    }
}

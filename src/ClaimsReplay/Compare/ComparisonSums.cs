using ClaimsReplay.Output;
using ClaimsRules.Columns;
using ClaimsRules.Money;

namespace ClaimsReplay.Compare;

/// <summary>
/// Everything that a comparison adds up. One per thread; sums are exact, so that their order never matters.
/// </summary>
internal sealed class ComparisonSums
{
    private readonly ComparisonPlan _plan;
    private readonly int _policies;

    public ComparisonSums(ComparisonPlan plan)
    {
        _plan = plan;
        _policies = plan.Close.Count;
        Swept = new ClaimTotals[plan.Swept.Count];
        TreatedByMonth = new long[plan.Groups.Months];
        Groups = Each(_ => new GroupTotals(plan.Groups.For(1)));
        ByBurden = Each(_ => new RankSums());
        ByExpense = Each(_ => new RankSums());
        Bounds = Each(policy => new YearBounds(plan.Close[policy]));
        Changes = Each(_ => new ChangeSums());
    }

    /// <summary>Refusals and members, the same under every policy.</summary>
    public Totals Counts { get; } = new();

    /// <summary>Every well-formed member, with or without claims.</summary>
    public long Population { get; private set; }

    /// <summary>What family accounts pay, per policy.</summary>
    public Fen[] Family => _family;

    /// <summary>Settled claims per policy, by the groups of the plan.</summary>
    public GroupTotals[] Groups { get; }

    /// <summary>Per policy, member-years ranked by what the fund leaves.</summary>
    public RankSums[] ByBurden { get; }

    /// <summary>Per policy, member-years ranked by the whole bills.</summary>
    public RankSums[] ByExpense { get; }

    /// <summary>Per policy, member-years beyond the marks of the axis.</summary>
    public YearBounds[] Bounds { get; }

    /// <summary>How far member-years get on the axis.</summary>
    public AxisSums Axis { get; } = new();

    /// <summary>Per policy, who is better or worse off than under the baseline.</summary>
    public ChangeSums[] Changes { get; }

    /// <summary>The sums at each point of the sweep; accounts with those of families.</summary>
    public ClaimTotals[] Swept { get; }

    /// <summary>Members with a settled claim, by month.</summary>
    public long[] TreatedByMonth { get; }

    private readonly Fen[] _family = new Fen[64];

    /// <summary>Makes room for the districts seen so far.</summary>
    public void Grow(int districts)
    {
        foreach (var groups in Groups) groups.Grow(_plan.Groups.For(districts));
    }

    /// <summary>Adds members, with or without claims.</summary>
    public void AddPopulation(long members) => Population += members;

    /// <summary>Adds a member-year under each policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="year">The sums.</param>
    public void AddYear(int policy, in MemberYear year)
    {
        var totals = year.Totals;
        ByBurden[policy].Add(totals.Total - totals.Fund, totals);
        ByExpense[policy].Add(totals.Total, totals);
        Bounds[policy].Add(year);
        if (policy == 0) Axis.Add(totals.InScope);
    }

    /// <summary>Adds other sums.</summary>
    public void Add(ComparisonSums other)
    {
        Counts.Add(other.Counts);
        Population += other.Population;
        Axis.Add(other.Axis);
        for (var policy = 0; policy < _policies; policy++)
        {
            _family[policy] += other._family[policy];
            Groups[policy].Add(other.Groups[policy]);
            ByBurden[policy].Add(other.ByBurden[policy]);
            ByExpense[policy].Add(other.ByExpense[policy]);
            Bounds[policy].Add(other.Bounds[policy]);
            Changes[policy].Add(other.Changes[policy]);
        }

        for (var point = 0; point < Swept.Length; point++) Swept[point] += other.Swept[point];
        for (var month = 0; month < TreatedByMonth.Length; month++) TreatedByMonth[month] += other.TreatedByMonth[month];
    }

    private T[] Each<T>(Func<int, T> make) => [.. Enumerable.Range(0, _policies).Select(make)];
}

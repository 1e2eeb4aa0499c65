using ClaimsRules.Policies;

namespace ClaimsReplay.Sql;

/// <summary>
/// Which year's deductible each member has in each benefit year (R4.2, I5): a chain of steps, one per year,
/// each carrying the schedule year over one New Year. A held policy, or one year alone, needs no chain.
/// </summary>
internal sealed class FreezeChain
{
    private readonly int[] _years;
    private readonly bool _isHeld;

    /// <summary>Finds the years.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="to">The last service date.</param>
    public FreezeChain(Policy policy, DateOnly to)
    {
        _isHeld = policy.HeldYear is not null;
        if (policy.HeldYear is { } held)
        {
            _years = [held];
            return;
        }

        var first = policy.FirstScheduleYear;
        var last = first;
        while (last < to.Year && policy.HasSchedule(last + 1)) last++;
        _years = [.. Enumerable.Range(first, last - first + 1)];
    }

    /// <summary>The schedule years whose deductibles may apply, in order.</summary>
    public IReadOnlyList<int> ScheduleYears => _years;

    /// <summary>The last year with a schedule, or null when the policy is held.</summary>
    public int? LastYear => _isHeld ? null : _years[^1];

    /// <summary>The SQL that finds a claim's schedule year, where <see cref="Join"/> is joined.</summary>
    public string ScheduleYear => _years.Length == 1
        ? Literal.Of(_years[0])
        : $"case a.service_year{string.Concat(_years.Select(WhenYear))}\n  end";

    /// <summary>Joins the end of the chain to claims <c>a</c>; empty without a chain.</summary>
    public string Join => _years.Length == 1
        ? ""
        : $"join {Name(_years[^1])} as f on f.member_id = a.member_id\n";

    /// <summary>The steps in order; none without a chain.</summary>
    public IEnumerable<QueryStep> Steps()
    {
        if (_years.Length == 1) yield break;
        yield return YearSums();
        yield return Begin(_years[0]);
        foreach (var year in _years.Skip(1)) yield return Carry(year);
    }

    private static string Name(int year) => $"freeze_{year}";

    private static string WhenYear(int year) => $"\n    when {year} then f.{Column(year)}";

    private static string Column(int year) => $"schedule_{year}";

    private static QueryStep YearSums() => new(
        "year_sums", "R4.2: the in-scope sum of each member's benefit year.",
        """
        select member_id, service_year, cast(sum(in_scope_fen) as bigint) as in_scope_fen
        from judged
        where reason is null
        group by member_id, service_year
        """);

    private static QueryStep Begin(int year) => new(
        Name(year), $"I5: the first year takes the schedule in force, {year}.",
        $"""
        select distinct member_id, {year} as {Column(year)}
        from year_sums
        """);

    private static QueryStep Carry(int year)
    {
        var ended = year - 1;
        var lastDay = Literal.Of(new DateOnly(ended, 12, 31));
        return new QueryStep(
            Name(year),
            $"R4.2, I5: a member whose sum of {ended} did not exceed the deductible in effect on 31 December\n"
            + "keeps its schedule year, a year without claims included. Who was not covered on that day\n"
            + $"begins anew with {year}.",
            $"""
            select
              f.*,
              case when coalesce(y.in_scope_fen, 0) <= d.deductible_fen
                then f.{Column(ended)}
                else {year}
              end as {Column(year)}
            from {Name(ended)} as f
            left join year_sums as y
              on y.member_id = f.member_id and y.service_year = {ended}
            left join time_line as t
              on t.member_id = f.member_id and t.from_day <= {lastDay} and {lastDay} < t.to_day
            left join deductibles as d
              on d.schedule_year = f.{Column(ended)} and d.category = t.category
            """);
    }
}

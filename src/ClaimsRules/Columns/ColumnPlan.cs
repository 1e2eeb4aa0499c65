using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsRules.Columns;

/// <summary>
/// What a replay is run under: the policies, a baseline first and then its proposals, arranged so that the
/// kernel needs no date. Immutable; one plan serves any number of blocks and threads.
/// </summary>
public sealed class ColumnPlan
{
    /// <summary>The most policies that one plan holds.</summary>
    public const int MaxPolicies = 64;

    private readonly Policy[] _policies;
    private readonly Era[] _eras;
    private readonly DateOnly[] _months;
    private readonly ushort[] _monthsUntil;

    /// <summary>Arranges policies.</summary>
    /// <param name="policies">
    /// 1 to 64 policies. They may differ in deductibles, bands, rates, limit and credits; what refuses a
    /// claim (term, schedule years, senior age, use of the own account) must be the same in all.
    /// </param>
    /// <param name="days">The days that service dates may have; at most 250 calendar years.</param>
    /// <param name="credits">
    /// The months whose first day lies in it are credited (I10); empty for no credits.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The policies differ in what refuses a claim, or a span does not fit.
    /// </exception>
    public ColumnPlan(IReadOnlyList<Policy> policies, DateSpan days, DateSpan credits)
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (policies.Count is 0 or > MaxPolicies)
            throw new ArgumentException($"1 to {MaxPolicies} policies are allowed.", nameof(policies));
        if (days.To <= days.From || days.To.Year - days.From.Year > 250)
            throw new ArgumentException("The days must be a span of 1 day to 250 years.", nameof(days));
        if (credits.To > credits.From && (credits.From < days.From || credits.To > days.To))
            throw new ArgumentException("Credits must lie within the days.", nameof(credits));
        _policies = [.. policies];
        _eras = EraCutter.Cut(_policies, days);
        _months = [.. MonthsOf(credits)];
        _monthsUntil = CountMonths(_months, days);
        Days = days;
        FirstYear = Math.Min(days.From.Year, _policies[0].FirstScheduleYear);
        PricedYear = _policies[0].HeldYear ?? _policies[0].FirstScheduleYear;
        Schedules = [.. _policies.Select(policy => new ColumnSchedule(policy, _eras, FirstYear))];
    }

    /// <summary>The policies in order.</summary>
    public IReadOnlyList<Policy> Policies => _policies;

    /// <summary>The days that service dates may have.</summary>
    public DateSpan Days { get; }

    internal ReadOnlySpan<Era> Eras => _eras;

    /// <summary>The first days of the credited months, ascending.</summary>
    internal ReadOnlySpan<DateOnly> Months => _months;

    /// <summary>For each day of the plan, how many months are credited until it, its own included.</summary>
    internal ReadOnlySpan<ushort> MonthsUntil => _monthsUntil;

    /// <summary>The year that index 0 of a deductible table stands for.</summary>
    internal int FirstYear { get; }

    /// <summary>A year that surely has a schedule, for judging whether a day has a benefit.</summary>
    internal int PricedYear { get; }

    internal ColumnSchedule[] Schedules { get; }

    /// <summary>The index of the era that holds a day.</summary>
    internal int EraOf(DateOnly day)
    {
        int low = 0, high = _eras.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_eras[middle].From <= day) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>
    /// The deductible year of a member who had no claim in any year before <paramref name="year"/>.
    /// </summary>
    /// <remarks>
    /// No policy matters: a sum of 0 exceeds no deductible, and all have the same schedule years.
    /// </remarks>
    internal int DeductibleYear(MemberHistory member, int year) =>
        Freeze.DeductibleYear(_policies[0], member, year, []);

    private static ushort[] CountMonths(ReadOnlySpan<DateOnly> months, DateSpan days)
    {
        var counts = new ushort[days.To.DayNumber - days.From.DayNumber];
        var next = 0;
        for (var day = 0; day < counts.Length; day++)
        {
            if (next < months.Length && months[next].DayNumber - days.From.DayNumber <= day) next++;
            counts[day] = (ushort)next;
        }

        return counts;
    }

    private static IEnumerable<DateOnly> MonthsOf(DateSpan span)
    {
        var first = new DateOnly(span.From.Year, span.From.Month, 1);
        for (var month = first; month < span.To; month = month.AddMonths(1))
        {
            if (month >= span.From) yield return month;
        }
    }
}

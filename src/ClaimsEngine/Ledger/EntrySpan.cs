namespace ClaimsEngine.Ledger;

/// <summary>
/// A span of entry ids. Ids are the time in milliseconds and a counter, so a day or an hour is a span of ids, and
/// reading it needs no index.
/// </summary>
/// <param name="From">The first id.</param>
/// <param name="Until">The id after the last.</param>
internal readonly record struct EntrySpan(long From, long Until)
{
    private const int CounterBits = 20;
    private const long HourMs = 3_600_000;

    /// <summary>The first id of a time; beyond what an id can hold the lowest or highest time.</summary>
    /// <param name="unixMs">Milliseconds since 1970-01-01 UTC.</param>
    public static long FirstId(long unixMs) =>
        Math.Clamp(unixMs, long.MinValue >> CounterBits, long.MaxValue >> CounterBits) << CounterBits;

    /// <summary>The time of an id, in milliseconds since 1970-01-01 UTC.</summary>
    public static long TimeOf(long id) => id >> CounterBits;

    /// <summary>Days in Asia/Shanghai, both included.</summary>
    public static EntrySpan OfDays(DateOnly first, DateOnly last) =>
        new(FirstId(Moment.StartOf(first)), FirstId(Moment.StartOf(last) + Moment.DayMs));

    /// <summary>A month in Asia/Shanghai.</summary>
    /// <param name="month">Its first day.</param>
    public static EntrySpan OfMonth(DateOnly month) =>
        OfDays(month, new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));

    public bool Contains(long id) => id >= From && id < Until;

    /// <summary>The hour of an id within a span that begins at midnight, from 0.</summary>
    public int HourOf(long id) => (int)((TimeOf(id) - TimeOf(From)) / HourMs);

    /// <summary>The span with a day more on each side.</summary>
    public EntrySpan Widened() => new(
        FirstId(TimeOf(From) - Moment.DayMs), FirstId(TimeOf(Until) + Moment.DayMs));
}

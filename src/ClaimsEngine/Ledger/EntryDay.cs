namespace ClaimsEngine.Ledger;

/// <summary>
/// The day that an entry belongs to for checkpoints: that of its id, whose high bits are a time. Ids only rise, so
/// a day's entries are one stretch of them, whatever the clock does.
/// </summary>
internal static class EntryDay
{
    private const int CounterBits = 20;
    private const long ShanghaiOffsetMs = 8 * 3_600_000;
    private const long DayMs = 86_400_000;
    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The day of an entry in Asia/Shanghai.</summary>
    public static DateOnly Of(long entryId) => Moment.DayOf(entryId >> CounterBits);

    /// <summary>The lowest id that belongs to a day.</summary>
    public static long FirstId(DateOnly day) =>
        ((day.DayNumber - UnixEpochDay) * DayMs - ShanghaiOffsetMs) << CounterBits;

    /// <summary>The highest id that belongs to a day.</summary>
    public static long LastId(DateOnly day) => FirstId(day.AddDays(1)) - 1;
}

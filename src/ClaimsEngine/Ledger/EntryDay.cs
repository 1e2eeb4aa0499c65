namespace ClaimsEngine.Ledger;

/// <summary>
/// The day that an entry belongs to for checkpoints: that of its id, whose high bits are a time. Ids only rise, so
/// a day's entries are one stretch of them, whatever the clock does.
/// </summary>
internal static class EntryDay
{
    /// <summary>The day of an entry in Asia/Shanghai.</summary>
    public static DateOnly Of(long entryId) => Moment.DayOf(EntrySpan.TimeOf(entryId));

    /// <summary>The lowest id that belongs to a day.</summary>
    public static long FirstId(DateOnly day) => EntrySpan.FirstId(Moment.StartOf(day));

    /// <summary>The highest id that belongs to a day.</summary>
    public static long LastId(DateOnly day) => FirstId(day.AddDays(1)) - 1;
}

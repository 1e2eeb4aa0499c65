using ClaimsEngine.Policies;

namespace ClaimsEngine.Ledger;

/// <summary>When, and under which policy, a batch is decided.</summary>
/// <param name="NowMs">The time in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Policy">The policy in use.</param>
internal readonly record struct Moment(long NowMs, KnownPolicy Policy)
{
    /// <summary>A day in milliseconds.</summary>
    public const long DayMs = 86_400_000;

    private const long ShanghaiOffsetMs = 8 * 3_600_000;
    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The civil date in Asia/Shanghai, which has kept UTC+8 since 1991 (I8).</summary>
    public DateOnly Today => DayOf(NowMs);

    /// <summary>The civil date in Asia/Shanghai of a time in milliseconds since 1970-01-01 UTC.</summary>
    public static DateOnly DayOf(long unixMs) =>
        DateOnly.FromDayNumber(UnixEpochDay + (int)((unixMs + ShanghaiOffsetMs) / DayMs));

    /// <summary>When a day begins in Asia/Shanghai, in milliseconds since 1970-01-01 UTC.</summary>
    public static long StartOf(DateOnly day) => (day.DayNumber - UnixEpochDay) * DayMs - ShanghaiOffsetMs;

    public static Moment Of(TimeProvider clock, KnownPolicy policy) =>
        new(clock.GetUtcNow().ToUnixTimeMilliseconds(), policy);
}

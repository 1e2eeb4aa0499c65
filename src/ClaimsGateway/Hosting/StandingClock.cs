using System.Globalization;

namespace ClaimsGateway.Hosting;

/// <summary>
/// A clock that stands until it is set: the sandbox's day never passes by itself. Timers and timestamps run as ever.
/// </summary>
internal sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    // Many threads read it, so it is one number.
    private long _utcTicks = start.UtcTicks;

    /// <summary>Where the clock stands, in Asia/Shanghai (I8).</summary>
    public DateTimeOffset Now => GetUtcNow().ToOffset(ShanghaiOffset);

    /// <summary>Where the clock stands, as <see cref="TryRead" /> reads it.</summary>
    public string Text => Now.ToString(Formats[1], CultureInfo.InvariantCulture);

    /// <summary>Reads a time with its offset, such as 2022-12-31T12:00+08:00; seconds may be given.</summary>
    public static bool TryRead(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _utcTicks), TimeSpan.Zero);

    /// <summary>Sets the clock, forward or back.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref _utcTicks, now.UtcTicks);

    /// <summary>Sets the clock back to where it started.</summary>
    public void Restart() => Set(start);
}

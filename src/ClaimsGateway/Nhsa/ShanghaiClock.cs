using System.Globalization;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa;

/// <summary>The time in Asia/Shanghai, which has no summer time (I8).</summary>
internal sealed class ShanghaiClock(TimeProvider time)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Now.</summary>
    public DateTime Now => LocalOf(time.GetUtcNow());

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>An instant as local time.</summary>
    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>A local time as the interface writes it.</summary>
    public static string Text(DateTime local) => local.ToString(Row.TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>A day as the interface writes it.</summary>
    public static string Text(DateOnly day) => day.ToString(Row.DayFormat, CultureInfo.InvariantCulture);
}

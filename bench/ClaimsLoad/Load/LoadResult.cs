using System.Diagnostics;

namespace ClaimsLoad.Load;

/// <summary>What a load came to.</summary>
/// <param name="Elapsed">From the first call to the last answer.</param>
/// <param name="Latencies">Of each answered call, in ticks of <see cref="Stopwatch"/>, ascending.</param>
/// <param name="Refused">How many of the answers are refusals by the rules.</param>
/// <param name="Errors">How many calls failed.</param>
internal sealed record LoadResult(TimeSpan Elapsed, long[] Latencies, long Refused, long Errors)
{
    /// <summary>Answers in a second.</summary>
    public double Throughput => Latencies.Length / Elapsed.TotalSeconds;

    /// <summary>The latency that a share of the answers does not exceed, in milliseconds.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double Percentile(double share) => Percentile(Latencies, share);

    /// <summary>The value that a share of ascending ticks does not exceed, in milliseconds; 0 of none.</summary>
    public static double Percentile(long[] ascending, double share)
    {
        if (ascending.Length == 0) return 0;
        var place = (int)Math.Ceiling(share * ascending.Length) - 1;
        return Stopwatch.GetElapsedTime(0, ascending[Math.Clamp(place, 0, ascending.Length - 1)]).TotalMilliseconds;
    }

    /// <summary>Puts the parts of one load together.</summary>
    public static LoadResult Of(TimeSpan elapsed, IEnumerable<CallLog> logs)
    {
        List<CallLog> all = [.. logs];
        long[] latencies = [.. all.SelectMany(log => log.Latencies).Order()];
        return new LoadResult(elapsed, latencies, all.Sum(log => log.Refused), all.Sum(log => log.Errors));
    }

    /// <summary>Puts loads that went on at the same time together.</summary>
    public static LoadResult Of(TimeSpan elapsed, IReadOnlyList<LoadResult> parts)
    {
        long[] latencies = [.. parts.SelectMany(part => part.Latencies).Order()];
        return new LoadResult(elapsed, latencies, parts.Sum(part => part.Refused), parts.Sum(part => part.Errors));
    }

    /// <summary>The median and the tail of ascending ticks.</summary>
    public static string Describe(long[] ascending) => FormattableString.Invariant(
        $"p50 {Percentile(ascending, 0.5),7:F2} ms  p99 {Percentile(ascending, 0.99),7:F2} ms  ")
        + FormattableString.Invariant($"p99.9 {Percentile(ascending, 0.999),7:F2} ms");

    public override string ToString() => FormattableString.Invariant($"{Throughput,9:N0}/s  {Describe(Latencies)}  ")
        + FormattableString.Invariant($"{Latencies.Length,9:N0} answers  {Refused} refused  {Errors} errors");
}

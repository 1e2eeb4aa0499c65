using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>A way to load a service, and the processes that serve it.</summary>
internal sealed record Contender(string Name, ILoad Load, params IReadOnlyList<ServerProcess> Processes)
{
    /// <summary>The processor time of all its processes so far.</summary>
    public TimeSpan ProcessorTime => Processes.Aggregate(TimeSpan.Zero, (sum, each) => sum + each.ProcessorTime);

    /// <summary>Loads it once and prints what it came to.</summary>
    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken stop)
    {
        var (result, perAnswer) = await MeasureAsync(plan, stop);
        Console.WriteLine(FormattableString.Invariant($"  {Name,-10} {result}  server {perAnswer:F0} µs each"));
        return result;
    }

    /// <summary>Loads it once.</summary>
    /// <returns>What it came to, and the servers' processor time for an answer in microseconds.</returns>
    public async Task<(LoadResult Result, double ServerMicroseconds)> MeasureAsync(
        LoadPlan plan, CancellationToken stop)
    {
        var before = ProcessorTime;
        var result = await Load.RunAsync(plan, stop);
        return (result, (ProcessorTime - before).TotalMicroseconds / Math.Max(1, result.Latencies.Length));
    }
}

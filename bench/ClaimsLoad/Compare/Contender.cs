using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>A server and the way it is loaded.</summary>
internal sealed record Contender(string Name, ServerProcess Process, ILoad Load)
{
    /// <summary>Loads it once and prints what it came to.</summary>
    /// <returns>Answers in a second.</returns>
    public async Task<double> RunAsync(LoadPlan plan, CancellationToken stop)
    {
        var before = Process.ProcessorTime;
        var result = await Load.RunAsync(plan, stop);
        var perAnswer = (Process.ProcessorTime - before).TotalMicroseconds / Math.Max(1, result.Latencies.Length);
        Console.WriteLine(FormattableString.Invariant($"  {Name,-10} {result}  server {perAnswer:F0} µs each"));
        return result.Throughput;
    }
}

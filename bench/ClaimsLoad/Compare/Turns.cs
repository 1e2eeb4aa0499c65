using ClaimsLoad.Load;

namespace ClaimsLoad.Compare;

/// <summary>
/// Loads two contenders in turn within each round, since figures drift from minute to minute; the ratio of each
/// round is taken, and the median of the rounds is printed.
/// </summary>
internal static class Turns
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(
        string title, Contender floor, Contender other, LoadPlan plan, int rounds, CancellationToken stop)
    {
        Console.WriteLine($"{title}:");
        foreach (var each in (Contender[])[floor, other]) await each.Load.RunAsync(plan with { Duration = WarmUp }, stop);
        List<double> throughput = [], latency = [];
        for (var round = 0; round < rounds; round++)
        {
            var (bare, result) = (await floor.RunAsync(plan, stop), await other.RunAsync(plan, stop));
            throughput.Add(result.Throughput / bare.Throughput);
            latency.Add(result.Percentile(0.99) / bare.Percentile(0.99));
        }

        Console.WriteLine($"  {other.Name} / {floor.Name}: throughput {Spread.Of(throughput)}; p99 {Spread.Of(latency)}");
    }
}

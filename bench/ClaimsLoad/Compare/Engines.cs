using ClaimsLoad.Load;

namespace ClaimsLoad.Compare;

/// <summary>
/// One, two and four engine processes, each set on one database of its own. The sets are loaded in turn within each
/// round.
/// </summary>
internal static class Engines
{
    private static readonly int[] Sets = [1, 2, 4];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Starts the engines, measures, prints a table, and ends them.</summary>
    public static async Task RunAsync(LoadPlan plan, int rounds, ClaimSource claims, CancellationToken stop)
    {
        List<EngineSet> sets = [];
        try
        {
            foreach (var count in Sets) sets.Add(await EngineSet.StartAsync(count, claims, stop));
            foreach (var set in sets) await set.Contender.Load.RunAsync(plan with { Duration = WarmUp }, stop);
            var results = sets.ToDictionary(set => set, _ => new List<(LoadResult Result, double ServerMicroseconds)>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var set in sets) results[set].Add(await set.Contender.MeasureAsync(plan, stop));
            }

            Print(results, plan, rounds);
        }
        finally
        {
            foreach (var set in sets) await set.DisposeAsync();
        }
    }

    private static void Print(
        Dictionary<EngineSet, List<(LoadResult Result, double ServerMicroseconds)>> results, LoadPlan plan, int rounds)
    {
        Console.WriteLine(
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores shared by the engines and the load, "
            + $"{plan.Concurrency} in flight, unary, {rounds} rounds of {plan.Duration.TotalSeconds} s, medians");
        var table = new TextTable(
            Console.Out, "engines", "settled/s", "least to most", "p50 ms", "p99 ms", "server µs each", "errors",
            "of one engine");
        var one = Spread.Of(results.First().Value.Select(each => each.Result.Throughput)).Median;
        foreach (var (set, rounded) in results)
        {
            var throughput = Spread.Of(rounded.Select(each => each.Result.Throughput));
            var (p50, p99) = (MedianOf(result => result.Percentile(0.5)), MedianOf(result => result.Percentile(0.99)));
            var server = Spread.Of(rounded.Select(each => each.ServerMicroseconds)).Median;
            table.Write(
                FormattableString.Invariant($"{set.Contender.Processes.Count}"),
                FormattableString.Invariant($"{throughput.Median:N0}"),
                FormattableString.Invariant($"{throughput.Least:N0} to {throughput.Most:N0}"),
                FormattableString.Invariant($"{p50:F2}"),
                FormattableString.Invariant($"{p99:F2}"),
                FormattableString.Invariant($"{server:F0}"),
                FormattableString.Invariant($"{rounded.Sum(each => each.Result.Errors)}"),
                FormattableString.Invariant($"{throughput.Median / one:F2}"));

            double MedianOf(Func<LoadResult, double> figure) =>
                Spread.Of(rounded.Select(each => figure(each.Result))).Median;
        }
    }
}

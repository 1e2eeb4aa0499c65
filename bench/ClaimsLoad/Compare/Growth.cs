using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>What a settlement costs while its database grows: streams fill it, and each step is measured.</summary>
internal static class Growth
{
    // What is compiled while it runs first is no cost of a claim.
    private const int WarmUpClaims = 50_000;

    /// <summary>Starts an engine, fills its database, prints a row for each step, and ends it.</summary>
    /// <param name="plan">The streams and the calls in flight.</param>
    /// <param name="most">How many claims there are at the end.</param>
    /// <param name="step">How many claims a row of the table stands for.</param>
    /// <param name="claims">Makes the claims.</param>
    /// <param name="stop">Ends the run.</param>
    public static async Task RunAsync(LoadPlan plan, int most, int step, ClaimSource claims, CancellationToken stop)
    {
        await using var folder = new TemporaryFolder();
        await using var engine = await ServerProcess.EngineAsync(folder);
        using var service = new ServiceClient(engine.Address);
        await Registration.RegisterAsync(service, claims, stop);
        var contender = new Contender("settlement", new StreamLoad(service, claims), engine);
        var (settled, costs) = (WarmUpClaims, new List<(double Wall, double Server)>());
        await contender.Load.RunAsync(PlanOf(WarmUpClaims), stop);

        Console.WriteLine(
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores shared by the engine and the load, "
            + $"{plan.Concurrency} in flight over {plan.Streams} streams, {claims.Members.Count():N0} members");
        var table = new TextTable(
            Console.Out, "claims", "file MiB", "settled/s", "wall µs each", "server µs each", "p99 ms", "errors",
            "server, of the first");
        var file = folder.PathOf(ServerProcess.DatabaseName);
        while (settled < most)
        {
            var (result, server) = await contender.MeasureAsync(PlanOf(Math.Min(step, most - settled)), stop);
            settled += result.Latencies.Length;
            costs.Add((1e6 / result.Throughput, server));
            table.Write(
                FormattableString.Invariant($"{settled:N0}"),
                FormattableString.Invariant($"{new FileInfo(file).Length >> 20:N0}"),
                FormattableString.Invariant($"{result.Throughput:N0}"),
                FormattableString.Invariant($"{costs[^1].Wall:F1}"),
                FormattableString.Invariant($"{server:F1}"),
                FormattableString.Invariant($"{result.Percentile(0.99):F2}"),
                FormattableString.Invariant($"{result.Errors}"),
                FormattableString.Invariant($"{server / costs[0].Server:F2}"));
        }

        Console.WriteLine(FormattableString.Invariant(
            $"Of the first step the last costs {costs[^1].Server / costs[0].Server:F2} in the server ")
            + FormattableString.Invariant($"and {costs[^1].Wall / costs[0].Wall:F2} by the clock, the dearest ")
            + FormattableString.Invariant($"{costs.Max(cost => cost.Server) / costs[0].Server:F2} ")
            + FormattableString.Invariant($"and {costs.Max(cost => cost.Wall) / costs[0].Wall:F2}."));

        LoadPlan PlanOf(int count) => plan with
        {
            Duration = TimeSpan.MaxValue,
            CallsEach = Math.Max(1, count / plan.Streams),
        };
    }
}

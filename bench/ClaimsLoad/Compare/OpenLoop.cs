using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>Settlements at a fixed rate, beside fsyncs on the same disk at the same time.</summary>
internal static class OpenLoop
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenFsyncs = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts an engine, measures, prints, and ends it.</summary>
    public static async Task RunAsync(
        int rate, TimeSpan duration, int rounds, ClaimSource claims, CancellationToken stop)
    {
        await using var folder = new TemporaryFolder();
        await using var engine = await ServerProcess.EngineAsync(folder);
        using var service = new ServiceClient(engine.Address);
        await Registration.RegisterAsync(service, claims, stop);
        var load = new OpenLoad(service, claims, rate);
        var contender = new Contender("settlement", load, engine);
        var plan = new LoadPlan(0, 0, duration);
        await load.RunAsync(plan with { Duration = WarmUp }, stop);

        Console.WriteLine($"{rate} settlements arrive in a second, whatever became of those before; {rounds} rounds of "
            + $"{duration.TotalSeconds} s. A latency counts from when its call was due.");
        List<double> ratios = [];
        for (var round = 0; round < rounds; round++)
        {
            using var probe = new FsyncProbe(folder.PathOf($"fsync-{round}"));
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var probing = ProbeAsync(probe, ended.Token);
            var result = await contender.RunAsync(plan, stop);
            await ended.CancelAsync();
            var fsyncs = await probing;
            Console.WriteLine(FormattableString.Invariant(
                $"  {"fsync",-10} {fsyncs.Length / duration.TotalSeconds,9:N0}/s  {LoadResult.Describe(fsyncs)}  ")
                + FormattableString.Invariant(
                    $"calls were sent {LoadResult.Percentile(load.Lateness, 0.99):F2} ms late (p99)"));
            ratios.Add(result.Percentile(0.99) / LoadResult.Percentile(fsyncs, 0.99));
        }

        Console.WriteLine($"  p99 of a settlement / p99 of an fsync: {Spread.Of(ratios)}");
    }

    private static async Task<long[]> ProbeAsync(FsyncProbe probe, CancellationToken ended)
    {
        List<long> times = [];
        while (!ended.IsCancellationRequested)
        {
            times.Add(await Task.Run(probe.Write, CancellationToken.None));
            await Task.Delay(BetweenFsyncs, CancellationToken.None);
        }

        return [.. times.Order()];
    }
}

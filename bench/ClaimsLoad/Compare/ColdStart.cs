using System.Diagnostics;
using Claims.V1;
using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>
/// How soon an engine settles: from the start of its process to its first settled claim, on a new file and on one
/// with members, as built (compiled while it runs) and as published (compiled ahead).
/// </summary>
internal static class ColdStart
{
    /// <summary>Starts engines in turns, ends each, and prints a row for each kind.</summary>
    /// <param name="published">The published engine's assembly, or null to publish it.</param>
    /// <param name="rounds">How often each kind is started, after one start that does not count.</param>
    /// <param name="claims">Makes the claims and names the members.</param>
    /// <param name="stop">Ends the run.</param>
    public static async Task RunAsync(string? published, int rounds, ClaimSource claims, CancellationToken stop)
    {
        await using var used = new TemporaryFolder();
        published ??= await PublishedEngine.MakeAsync(used, stop);
        await FillAsync(used, claims, stop);
        Engine[] engines = [new("built", ServerProcess.BuiltEngine, 1000), new("published", published, 300)];
        for (var round = -1; round < rounds; round++)
        {
            foreach (var engine in engines)
            {
                await using var fresh = new TemporaryFolder();
                var onNew = await FirstClaimAsync(fresh, engine, claims, isNew: true, stop);
                var onUsed = await FirstClaimAsync(used, engine, claims, isNew: false, stop);
                // The first round fills the caches of the disk and compiles the callers.
                if (round < 0) continue;
                engine.OnNew.Add(onNew);
                engine.OnUsed.Add(onUsed);
            }
        }

        Print(engines, rounds, claims);
    }

    private static async Task FillAsync(TemporaryFolder folder, ClaimSource claims, CancellationToken stop)
    {
        await using var engine = await ServerProcess.EngineAsync(folder);
        using var service = new ServiceClient(engine.Address);
        await Registration.RegisterAsync(service, claims, stop);
        await engine.StopAsync(stop);
    }

    private static async Task<StartTimes> FirstClaimAsync(
        TemporaryFolder folder, Engine engine, ClaimSource claims, bool isNew, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        await using var process = await ServerProcess.EngineAsync(folder, engine.Assembly);
        var listens = Stopwatch.GetElapsedTime(since);
        using var service = new ServiceClient(process.Address);
        if (isNew) await Registration.RegisterAsync(service, claims.OfOneMember(), stop);
        var source = isNew ? claims.OfOneMember() : claims;
        var claim = source.Next(source.RandomOf(0));
        await service.Claims.SettleAsync(new SettleRequest { Claim = claim }, cancellationToken: stop);
        var settled = Stopwatch.GetElapsedTime(since);
        var processor = process.ProcessorTime;
        await process.StopAsync(stop);
        return new StartTimes(listens, settled, processor);
    }

    private static void Print(Engine[] engines, int rounds, ClaimSource claims)
    {
        Console.WriteLine(
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores, {rounds} rounds; milliseconds from the "
            + $"process's start, medians. New: one institution and one member are registered before the claim. "
            + $"Used: a file with {claims.Members.Count():N0} members.");
        var table = new TextTable(
            Console.Out, "engine   ", "new: listens", "settled", "processor", "used: listens", "settled",
            "processor", "longest", "target");
        foreach (var engine in engines)
        {
            table.Write(
                engine.Name,
                Median(engine.OnNew, times => times.Listens),
                Median(engine.OnNew, times => times.Settled),
                Median(engine.OnNew, times => times.Processor),
                Median(engine.OnUsed, times => times.Listens),
                Median(engine.OnUsed, times => times.Settled),
                Median(engine.OnUsed, times => times.Processor),
                Text(engine.OnNew.Concat(engine.OnUsed).Max(times => times.Settled)),
                FormattableString.Invariant($"{engine.TargetMs}"));
        }
    }

    private static string Median(List<StartTimes> starts, Func<StartTimes, TimeSpan> of) =>
        Text(starts.Select(of).Order().ElementAt(starts.Count / 2));

    private static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:F0}");

    private sealed record Engine(string Name, string Assembly, int TargetMs)
    {
        public List<StartTimes> OnNew { get; } = [];

        public List<StartTimes> OnUsed { get; } = [];
    }

    private readonly record struct StartTimes(TimeSpan Listens, TimeSpan Settled, TimeSpan Processor);
}

using System.Collections.Concurrent;
using System.Globalization;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>Runs many seeds and names those that fail.</summary>
internal static class SeedRun
{
    /// <summary>How many seeds to run: as many as the variable says, or so many.</summary>
    /// <param name="variable">An environment variable.</param>
    /// <param name="otherwise">The number when it is not set.</param>
    public static int Count(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count)
            ? count
            : otherwise;

    /// <summary>Runs worlds, from CLAIMS_FIRST_SEED on (1). CLAIMS_SEED runs a single one again.</summary>
    /// <param name="count">How many.</param>
    /// <param name="planOf">The plan of a seed.</param>
    public static async Task<SiteCounts> RunAsync(int count, Func<int, SimulationPlan> planOf)
    {
        using var store = await SimulatedStore.MakeAsync();
        var sites = new SiteCounts();
        ConcurrentQueue<string> failures = [];
        var single = Count("CLAIMS_SEED", 0);
        var (first, most) = single > 0 ? (single, 1) : (Count("CLAIMS_FIRST_SEED", 1), count);
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(first, first + most, workers, (seed, state) =>
        {
            try
            {
                SimulatedWorld.Run(seed, planOf(seed), store, sites);
            }
            catch (InvalidOperationException e)
            {
                failures.Enqueue($"{e.Message}\n{e.InnerException}");
                if (failures.Count > 3) state.Stop();
            }
        });
        TestContext.Out.WriteLine(
            $"seeds {most} from {first}, faults {sites.Faults} at {sites.Sites} statements, kills {sites.Kills}, "
            + $"claims acknowledged {sites.Acknowledged}, failed seeds {failures.Count}");
        TestContext.Out.WriteLine(string.Join("; ", sites.Ends.Select(end => $"{end.Key} {end.Value}")));
        Assert.That(failures, Is.Empty);
        return sites;
    }
}

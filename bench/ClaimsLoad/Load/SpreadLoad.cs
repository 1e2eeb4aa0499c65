using System.Diagnostics;

namespace ClaimsLoad.Load;

/// <summary>Several services loaded at once, each with its share of the calls in flight.</summary>
internal sealed class SpreadLoad(IReadOnlyList<ILoad> loads) : ILoad
{
    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken stop)
    {
        var share = plan with
        {
            Concurrency = Math.Max(1, plan.Concurrency / loads.Count),
            Streams = Math.Max(1, plan.Streams / loads.Count),
        };
        var watch = Stopwatch.StartNew();
        var results = await Task.WhenAll(loads.Select(load => load.RunAsync(share, stop)));
        return LoadResult.Of(watch.Elapsed, results);
    }
}

using System.Diagnostics;
using Claims.V1;
using ClaimsLoad.Load;

namespace ClaimsLoad.Compare;

/// <summary>One call at a time: an echo, a settlement and an fsync in turn.</summary>
internal static class LowLoad
{
    private const int Calls = 400;
    private const int WarmUp = 100;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(
        ServiceClient echo, ServiceClient engine, ClaimSource claims, string file, CancellationToken stop)
    {
        using var probe = new FsyncProbe(file);
        var random = claims.RandomOf(0);
        var (echoes, settlements, fsyncs) = (new long[Calls], new long[Calls], new long[Calls]);
        for (var i = -WarmUp; i < Calls; i++)
        {
            var times = (
                await SettleAsync(echo, claims.Next(random), stop),
                await SettleAsync(engine, claims.Next(random), stop),
                probe.Write());
            if (i >= 0) (echoes[i], settlements[i], fsyncs[i]) = times;
        }

        Print("echo", echoes);
        Print("settlement", settlements);
        Print("fsync of 4 KiB", fsyncs);
        var beyond = LoadResult.Percentile(settlements, 0.5) - LoadResult.Percentile(echoes, 0.5);
        Console.WriteLine(FormattableString.Invariant(
            $"  a settlement takes an echo and {beyond / LoadResult.Percentile(fsyncs, 0.5):F2} fsyncs (medians)"));
    }

    private static void Print(string name, long[] times)
    {
        Array.Sort(times);
        Console.WriteLine(FormattableString.Invariant(
            $"  {name,-16} p50 {LoadResult.Percentile(times, 0.5),6:F2} ms  p99 {LoadResult.Percentile(times, 0.99),6:F2} ms"));
    }

    private static async Task<long> SettleAsync(ServiceClient service, Claim claim, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        await service.Claims.SettleAsync(new SettleRequest { Claim = claim }, cancellationToken: stop);
        return Stopwatch.GetTimestamp() - since;
    }
}

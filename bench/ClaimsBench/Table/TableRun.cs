using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using ClaimsBench.Decisions;
using ClaimsBench.Peers;
using ClaimsBench.Policies;
using ClaimsBench.Replays;
using DuckDB.NET.Data;

namespace ClaimsBench.Table;

/// <summary>Runs every group in one go and prints one page of results.</summary>
internal static class TableRun
{
    private const string House = "KernelSums";

    /// <summary>Runs the benchmarks and gives the results as Markdown.</summary>
    /// <param name="isQuick">Whether each runs once only.</param>
    public static string Run(bool isQuick)
    {
        Type[] decisions = [typeof(SingleDecision), typeof(Apportioning), typeof(Explaining), typeof(PolicyLookup)];
        Type[] types = [.. decisions, typeof(PeerBench), typeof(ReplayBench)];
        var summaries = BenchmarkRunner.Run(types, new ShortConfig(isQuick));
        var reports = summaries.SelectMany(summary => summary.Reports)
            .ToLookup(report => report.BenchmarkCase.Descriptor.Type);
        var table = new BenchTable();
        table.Add("One at a time", decisions.SelectMany(type => reports[type]), 1, null);
        var claims = new PeerClaims(BenchScale.Members).Count;
        var peers = reports[typeof(PeerBench)].ToList();
        table.Add(InvariantCount(claims, "claims of a year in memory, one thread"), peers, claims, HouseOf(peers));
        var generated = ReplayBench.CountClaims();
        table.Add(
            InvariantCount(generated, "generated claims out of Parquet, one thread"), reports[typeof(ReplayBench)],
            generated, "Replay");
        return About(summaries[0]) + table;
    }

    private static string InvariantCount(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}");

    /// <summary>The kernel's sums on the widest path of this machine.</summary>
    private static string HouseOf(IEnumerable<BenchmarkReport> peers) => peers
        .Where(report => report.ResultStatistics is not null)
        .Where(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == House)
        .MinBy(report => report.ResultStatistics!.Mean) is { } best
            ? $"{House} {best.BenchmarkCase.Parameters.Items[0].Value}"
            : House;

    private static string About(Summary summary)
    {
        var machine = summary.HostEnvironmentInfo;
        var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rules = typeof(RulesEngine.RulesEngine).Assembly.GetName().Version;
        return $"{day}: {machine.Cpu.Value?.ProcessorName}, {Environment.ProcessorCount} cores, {machine.Os.Value}; "
            + $".NET {Environment.Version}, BenchmarkDotNet {machine.BenchmarkDotNetVersion}, "
            + $"DuckDB {DuckVersion()}, RulesEngine {rules}, {RuntimeInformation.ProcessArchitecture}. "
            + $"numpy {PythonPeer.VersionOf("numpy")}, pandas {PythonPeer.VersionOf("pandas")}.\n";
    }

    private static string DuckVersion()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}

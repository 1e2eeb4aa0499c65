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
    public static string Run()
    {
        var config = new ShortConfig();
        var decisions = BenchmarkRunner.Run(
            [typeof(SingleDecision), typeof(Apportioning), typeof(Explaining), typeof(PolicyLookup)], config);
        var peers = BenchmarkRunner.Run<PeerBench>(config);
        var replays = BenchmarkRunner.Run<ReplayBench>(config);
        var table = new BenchTable();
        table.Add("One at a time", decisions.SelectMany(summary => summary.Reports), 1, null);
        var claims = new PeerClaims(BenchScale.Members).Count;
        table.Add($"{claims:N0} claims of a year in memory, one thread", peers.Reports, claims, HouseOf(peers));
        var generated = ReplayBench.CountClaims();
        table.Add($"{generated:N0} generated claims out of Parquet, one thread", replays.Reports, generated, "Replay");
        return About(peers) + table;
    }

    /// <summary>The kernel's sums on the widest path of this machine.</summary>
    private static string HouseOf(Summary peers) => peers.Reports
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

using System.Globalization;
using BenchmarkDotNet.Reports;

namespace ClaimsBench.Table;

/// <summary>One table of all benchmarks: time per claim, and ratios to the floor and to the kernel or the replay.</summary>
internal sealed class BenchTable
{
    private const string Head =
        "| | ns a claim | Error | StdDev | allocated a run | to the floor | to the house |\n"
        + "|---|---:|---:|---:|---:|---:|---:|\n";

    private readonly List<string> _lines = [];

    /// <summary>Adds a group of benchmarks.</summary>
    /// <param name="title">The group's heading.</param>
    /// <param name="reports">Its results; one that failed is shown as such.</param>
    /// <param name="claims">How many claims a run decides; 1 where BenchmarkDotNet divides itself.</param>
    /// <param name="house">The method that others are compared with, or null.</param>
    public void Add(string title, IEnumerable<BenchmarkReport> reports, long claims, string? house)
    {
        var rows = reports.ToList();
        var floor = rows.Find(row => row.BenchmarkCase.Descriptor.Baseline)?.ResultStatistics?.Mean;
        var own = rows.Find(row => row.ResultStatistics is not null && NameOf(row) == house)?.ResultStatistics?.Mean;
        _lines.Add($"\n{title}\n\n{Head.TrimEnd('\n')}");
        foreach (var row in rows)
        {
            if (row.ResultStatistics is not { } time)
            {
                _lines.Add($"| {NameOf(row)} | not run: see the log above | | | | | |");
                continue;
            }

            var error = time.GetConfidenceInterval(Perfolizer.Mathematics.Common.ConfidenceLevel.L999).Margin;
            var allocated = row.GcStats.GetBytesAllocatedPerOperation(row.BenchmarkCase) ?? 0;
            _lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"| {NameOf(row)} | {time.Mean / claims:F2} | {error / claims:F2} | {time.StandardDeviation / claims:F2} "
                + $"| {allocated:N0} B | {Ratio(time.Mean, floor)} | {Ratio(time.Mean, own)} |"));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _lines) + "\n";

    private static string NameOf(BenchmarkReport row)
    {
        var parameters = string.Join(' ', row.BenchmarkCase.Parameters.Items.Select(item => item.Value));
        return $"{row.BenchmarkCase.Descriptor.WorkloadMethod.Name} {parameters}".TrimEnd();
    }

    private static string Ratio(double time, double? against) => against is { } other
        ? string.Create(CultureInfo.InvariantCulture, $"{time / other:#,0.00} ×")
        : "";
}

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;

namespace ClaimsBench;

/// <summary>One process per benchmark, some twenty seconds each; one table; 0 B allocated is shown as 0 B.</summary>
internal sealed class ShortConfig : ManualConfig
{
    public ShortConfig(bool isQuick = false)
    {
        Add(DefaultConfig.Instance);
        AddJob(isQuick
            ? Job.Dry
            : Job.Default.WithLaunchCount(1).WithWarmupCount(6).WithIterationCount(15).AsDefault());
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min);
        WithOptions(ConfigOptions.JoinSummary);
        WithSummaryStyle(SummaryStyle.Default.WithZeroMetricValuesInContent());
    }
}

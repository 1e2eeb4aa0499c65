using System.Globalization;

namespace ClaimsBench;

/// <summary>
/// How many members the benchmarks of many claims have. The environment carries it into the processes that
/// BenchmarkDotNet starts.
/// </summary>
internal static class BenchScale
{
    private const string Variable = "CLAIMS_BENCH_MEMBERS";
    private const int Default = 100_000;

    public static int Members
    {
        get => int.TryParse(
            Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var set)
            ? set
            : Default;
        set => Environment.SetEnvironmentVariable(Variable, value.ToString(CultureInfo.InvariantCulture));
    }
}

using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace ClaimsBench.Replays;

/// <summary>
/// A generated year out of Parquet files, from the command line to the sums, on one thread: against reading the
/// same columns only, and against the printed SQL statement in DuckDB, which must give the same sums.
/// </summary>
public class ReplayBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-bench-").FullName;
    private ReplayContenders _contenders = null!;

    /// <summary>How many claims a run decides.</summary>
    public static int CountClaims()
    {
        var folder = Directory.CreateTempSubdirectory("claims-bench-").FullName;
        Generate(folder);
        var claims = ParquetColumns.CountRows(folder);
        Directory.Delete(folder, recursive: true);
        return claims;
    }

    /// <summary>Generates the files, and asks for the sums.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Generate(_folder);
        _contenders = new ReplayContenders(_folder, threads: 1);
        _contenders.Replay();
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _contenders.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The floor: ParquetSharp reads the columns that a replay needs.</summary>
    [Benchmark(Baseline = true)]
    public long FloorReadParquet() => _contenders.ReadParquet();

    /// <summary>The replay.</summary>
    [Benchmark]
    public string Replay() => _contenders.Replay();

    /// <summary>The printed statement in DuckDB.</summary>
    [Benchmark]
    public string DuckDbStatement() => _contenders.DuckDbStatement();

    private static void Generate(string folder) => ReplayContenders.Say(
        "generate", "--members", BenchScale.Members.ToString(CultureInfo.InvariantCulture), "--out", folder);
}

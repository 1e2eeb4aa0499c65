using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using ClaimsReplay;
using DuckDB.NET.Data;

namespace ClaimsBench.Replays;

/// <summary>
/// A generated year out of Parquet files, from the command line to the sums, on one thread: against reading the
/// same columns only, and against the printed SQL statement in DuckDB, which must give the same sums.
/// </summary>
public class ReplayBench : IDisposable
{
    private static readonly string[] Sums =
        ["total_fen", "in_scope_fen", "fund_fen", "deductible_fen", "over_limit_fen", "account_fen", "cash_fen"];

    private readonly string _folder = Directory.CreateTempSubdirectory("claims-bench-").FullName;
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");
    private string _statement = "";
    private string _expected = "";

    /// <summary>How many claims a run decides.</summary>
    public static int CountClaims()
    {
        var folder = Directory.CreateTempSubdirectory("claims-bench-").FullName;
        Say("generate", "--members", BenchScale.Members.ToString(CultureInfo.InvariantCulture), "--out", folder);
        var claims = ParquetColumns.CountRows(folder);
        Directory.Delete(folder, recursive: true);
        return claims;
    }

    /// <summary>Generates the files, and asks for the sums.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Say("generate", "--members", BenchScale.Members.ToString(CultureInfo.InvariantCulture), "--out", _folder);
        _expected = ReplayOf(Say("run", _folder, "--threads", "1", "--json"));
        _duck.Open();
        Execute("set threads = 1");
        var sql = Say(
            "sql", "--dialect", "duckdb", "--members", $"read_parquet('{_folder}/members*.parquet')",
            "--claims", $"read_parquet('{_folder}/claims*.parquet', file_row_number = true)", "--row", "file_row_number",
            "--with", "funding_mode");
        _statement = $"select {string.Join(", ", Sums.Select(sum => $"sum({sum})::bigint"))} from ({sql})";
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _duck.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The floor: ParquetSharp reads the columns that a replay needs.</summary>
    [Benchmark(Baseline = true)]
    public long FloorReadParquet() => ParquetColumns.Read(_folder);

    /// <summary>The replay.</summary>
    [Benchmark]
    public string Replay() => Expect(ReplayOf(Say("run", _folder, "--threads", "1", "--json")));

    /// <summary>The printed statement in DuckDB.</summary>
    [Benchmark]
    public string DuckDbStatement()
    {
        using var command = _duck.CreateCommand();
        command.CommandText = _statement;
        using var reader = command.ExecuteReader();
        reader.Read();
        return Expect(string.Join(' ', Sums.Select((_, place) => reader.GetInt64(place))));
    }

    private static string ReplayOf(string json)
    {
        var totals = JsonNode.Parse(json)!["totals"]!;
        return string.Join(' ', Sums.Select(sum => (long)totals[sum]!));
    }

    private static string Say(params string[] words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = ReplayCommandLine.RunAsync(words, new Terminal(output, output, false)).GetAwaiter().GetResult();
        return code == ExitCode.Done ? output.ToString() : throw new InvalidOperationException(output.ToString());
    }

    private string Expect(string sums) => sums == _expected
        ? sums
        : throw new InvalidOperationException($"{sums} is not {_expected}: the contenders do not do the same work.");

    private void Execute(string sql)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using ClaimsReplay;
using DuckDB.NET.Data;

namespace ClaimsBench.Replays;

/// <summary>
/// The replay of a folder of Parquet files from the command line to the sums, the reading of the same columns, and
/// the printed SQL statement in DuckDB, which must give the same sums.
/// </summary>
internal sealed class ReplayContenders : IDisposable
{
    private static readonly string[] Sums =
        ["total_fen", "in_scope_fen", "fund_fen", "deductible_fen", "over_limit_fen", "account_fen", "cash_fen"];

    private readonly DuckDBConnection _duck = new("DataSource=:memory:");
    private readonly string _folder;
    private readonly string[] _words;
    private readonly string _statement;
    private string? _expected;

    /// <summary>Takes a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="threads">How many threads each contender has.</param>
    public ReplayContenders(string folder, int threads)
    {
        _folder = folder;
        _words = ["run", folder, "--json", "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        _duck.Open();
        Execute($"set threads = {threads}");
        var sql = Say(
            "sql", "--dialect", "duckdb", "--members", $"read_parquet('{folder}/members*.parquet')",
            "--claims", $"read_parquet('{folder}/claims*.parquet', file_row_number = true)",
            "--row", "file_row_number", "--with", "funding_mode");
        _statement = $"select {string.Join(", ", Sums.Select(sum => $"sum({sum})::bigint"))} from ({sql}) where reason is null";
    }

    /// <summary>Says words to the program.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static string Say(params string[] words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var terminal = new Terminal(output, output, ShowsProgress: false);
        var code = ReplayCommandLine.RunAsync(words, terminal).GetAwaiter().GetResult();
        return code == ExitCode.Done ? output.ToString() : throw new InvalidOperationException(output.ToString());
    }

    /// <summary>ParquetSharp reads the columns that a replay needs.</summary>
    public long ReadParquet() => ParquetColumns.Read(_folder);

    /// <summary>The replay.</summary>
    public string Replay()
    {
        var totals = JsonNode.Parse(Say(_words))!["totals"]!;
        return Expect(string.Join(' ', Sums.Select(sum => (long)totals[sum]!)));
    }

    /// <summary>The printed statement in DuckDB.</summary>
    public string DuckDbStatement()
    {
        using var command = _duck.CreateCommand();
        command.CommandText = _statement;
        using var reader = command.ExecuteReader();
        reader.Read();
        return Expect(string.Join(' ', Sums.Select((_, place) => reader.GetInt64(place))));
    }

    /// <summary>Sets an option of DuckDB, such as its memory.</summary>
    public void Execute(string sql)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _duck.Dispose();

    private string Expect(string sums)
    {
        _expected ??= sums;
        if (sums == _expected) return sums;
        throw new InvalidOperationException($"{sums} is not {_expected}: the contenders do not do the same work.");
    }
}

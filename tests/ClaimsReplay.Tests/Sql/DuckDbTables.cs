using DuckDB.NET.Data;

namespace ClaimsReplay.Tests.Sql;

/// <summary>DuckDB in this process, with a population in its tables.</summary>
internal sealed class DuckDbTables : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <summary>Loads a population.</summary>
    /// <param name="population">The rows.</param>
    /// <param name="asText">
    /// Whether every column is text, as a CSV reader that guesses nothing leaves it.
    /// </param>
    public DuckDbTables(Population population, bool asText = false)
    {
        _connection.Open();
        Load("members", MemberPeriod.Columns, population.Members.Select(row => row.Fields), asText);
        Load("claims", Claim.Columns, population.Claims.Select(row => row.Fields), asText);
    }

    /// <summary>Loads the files of a folder in the replay's shape, every field as text.</summary>
    public DuckDbTables(string folder)
    {
        _connection.Open();
        foreach (var table in new[] { "members", "claims" })
            Run($"create table {table} as from read_csv('{folder}/{table}.csv', all_varchar = true)");
    }

    /// <summary>
    /// Lets <c>/</c> divide whole numbers to whole numbers, as Trino's does: a translation that knows no
    /// column types cannot say so.
    /// </summary>
    public void DivideWhole() => Run("set integer_division = true");

    /// <summary>Runs a statement and reads its rows.</summary>
    public List<DecidedClaim> Decide(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return DecidedRows.Read(reader);
    }

    public void Dispose() => _connection.Dispose();

    private static string TypeOf(string column) => column switch
    {
        "birth_date" or "status_from" or "coverage_until" => "date",
        "level" => "integer",
        "use_account" => "boolean",
        _ => column.EndsWith("_fen", StringComparison.Ordinal) ? "bigint" : "varchar",
    };

    /// <summary>Fills a table of text, and from it one with types, where DuckDB reads each field.</summary>
    private void Load(string table, string columns, IEnumerable<string[]> rows, bool asText)
    {
        var names = columns.Split(',');
        var text = asText ? table : $"{table}_text";
        Run($"create table {text} ({string.Join(", ", names.Select(name => $"{name} varchar"))})");
        using (var appender = _connection.CreateAppender(text))
        {
            foreach (var fields in rows)
            {
                var row = appender.CreateRow();
                foreach (var field in fields) row.AppendValue(field);
                row.EndRow();
            }
        }

        if (asText) return;
        var typed = names.Select(name => $"cast(nullif({name}, '') as {TypeOf(name)}) as {name}");
        Run($"create table {table} as select {string.Join(", ", typed)} from {text}");
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

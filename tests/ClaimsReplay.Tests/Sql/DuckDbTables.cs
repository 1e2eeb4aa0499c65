using DuckDB.NET.Data;

namespace ClaimsReplay.Tests.Sql;

/// <summary>DuckDB in this process, with a population in its tables.</summary>
internal sealed class DuckDbTables : IDisposable
{
    private const string TypedMembers =
        "member_id varchar, birth_date date, status varchar, status_from date, contribution_base_fen bigint, "
        + "opening_balance_fen bigint, coverage_until date, funding_mode varchar";

    private const string TypedClaims =
        "claim_id varchar, member_id varchar, service_time varchar, kind varchar, level integer, total_fen bigint, "
        + "in_scope_fen bigint, use_account boolean, visit_kind varchar";

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <summary>Loads a population.</summary>
    /// <param name="population">The rows.</param>
    /// <param name="asText">Whether every column is text, as a CSV reader that guesses nothing leaves it.</param>
    public DuckDbTables(Population population, bool asText = false)
    {
        _connection.Open();
        Load("members", asText ? Untyped(MemberPeriod.Columns) : TypedMembers, population.Members.Select(row => row.Fields));
        Load("claims", asText ? Untyped(Claim.Columns) : TypedClaims, population.Claims.Select(row => row.Fields));
    }

    /// <summary>
    /// Lets <c>/</c> divide whole numbers to whole numbers, as Trino's does: a translation that knows no column types
    /// cannot say so.
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

    private static string Untyped(string columns) =>
        string.Join(", ", columns.Split(',').Select(column => $"{column} varchar"));

    private void Load(string table, string columns, IEnumerable<string[]> rows)
    {
        // DuckDB casts text to each column's type, so the same fields fill typed and untyped tables.
        Run($"create table {table}_text ({Untyped(string.Join(',', columns.Split(", ").Select(column => column.Split(' ')[0])))})");
        using (var appender = _connection.CreateAppender($"{table}_text"))
        {
            foreach (var fields in rows)
            {
                var row = appender.CreateRow();
                foreach (var field in fields) row.AppendValue(field);
                row.EndRow();
            }
        }

        Run($"create table {table} ({columns})");
        var isTyped = columns.Contains(" date", StringComparison.Ordinal) || columns.Contains(" bigint", StringComparison.Ordinal);
        Run(isTyped
            ? $"insert into {table} select {string.Join(", ", columns.Split(", ").Select(column => $"nullif({column.Split(' ')[0]}, '')"))} from {table}_text"
            : $"insert into {table} from {table}_text");
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using DuckDB.NET.Data;

namespace ClaimsReplay.Tests.Run;

/// <summary>Turns the CSV tables of a folder into Parquet in replay order.</summary>
internal static class ParquetFiles
{
    private const string Typed =
        "SELECT claim_id, member_id, service_time::TIMESTAMP AS service_time, kind, level::INTEGER AS level, "
        + "total_fen::BIGINT AS total_fen, in_scope_fen::INTEGER AS in_scope_fen, use_account::BOOLEAN AS use_account, "
        + "visit_kind FROM claims";

    /// <summary>Makes a folder of Parquet out of one of CSV.</summary>
    /// <param name="csv">The CSV tables.</param>
    /// <param name="typed">Whether times, numbers and flags get types of their own, or stay text.</param>
    /// <param name="rowsOfAGroup">About how many rows a row group has.</param>
    public static DataFiles Sorted(DataFiles csv, bool typed, int rowsOfAGroup = 2048)
    {
        var parquet = new DataFiles();
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        foreach (var table in new[] { "members", "claims" })
        {
            Run(duck, $"CREATE TABLE {table} AS SELECT * FROM read_csv('{csv[$"{table}.csv"]}', all_varchar = true)");
        }

        if (File.Exists(csv["families.csv"])) File.Copy(csv["families.csv"], parquet["families.csv"]);
        Write(duck, "SELECT * FROM members ORDER BY member_id", parquet["members.parquet"], rowsOfAGroup);
        var claims = typed ? Typed : "SELECT * FROM claims";
        Write(duck, $"{claims} ORDER BY member_id, service_time, kind, claim_id", parquet["claims.parquet"], rowsOfAGroup);
        return parquet;
    }

    /// <summary>Makes a folder of Parquet out of one of CSV, rows in the order of the CSV.</summary>
    public static DataFiles Shuffled(DataFiles csv)
    {
        var parquet = new DataFiles();
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        foreach (var table in new[] { "members", "claims" })
        {
            var rows = $"SELECT * FROM read_csv('{csv[$"{table}.csv"]}', all_varchar = true)";
            Write(duck, rows, parquet[$"{table}.parquet"], 2048);
        }

        return parquet;
    }

    private static void Write(DuckDBConnection duck, string query, string file, int rows) =>
        Run(duck, $"COPY ({query}) TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE {rows})");

    private static void Run(DuckDBConnection duck, string statement)
    {
        using var command = duck.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

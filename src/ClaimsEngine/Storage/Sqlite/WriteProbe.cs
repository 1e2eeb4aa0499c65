using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>
/// Writes the file's first page as it is, and commits: the log grows by a page and is flushed, as by any batch.
/// </summary>
internal static class WriteProbe
{
    /// <summary>Writes.</summary>
    /// <exception cref="SqliteException">The file cannot be written: no space, no right, or a broken disk.</exception>
    public static void Run(SqliteFile file)
    {
        using var connection = file.OpenForWriting();
        Run(connection, "BEGIN IMMEDIATE");
        // The number means nothing to the engine; whoever uses it finds it unchanged.
        Run(connection, $"PRAGMA user_version = {VersionOf(connection)}");
        Run(connection, "COMMIT");
    }

    private static long VersionOf(SqliteConnection connection)
    {
        using var version = new Statement(connection, "PRAGMA user_version");
        var found = 0L;
        while (version.Read()) found = version.Int64(0);
        return found;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}

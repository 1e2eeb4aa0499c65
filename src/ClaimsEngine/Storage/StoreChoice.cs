using ClaimsEngine.Storage.Sqlite;
using ClaimsEngine.Storage.SqlServer;

namespace ClaimsEngine.Storage;

/// <summary>Opens the one database that was named.</summary>
internal static class StoreChoice
{
    /// <summary>What is wrong with the names; null when exactly one database is named.</summary>
    /// <param name="database">A SQLite file, or null.</param>
    /// <param name="sqlServer">A connection string of SQL Server, or null.</param>
    public static string? ProblemOf(string? database, string? sqlServer) => (database, sqlServer) switch
    {
        (null, null) => "No database is named; a SQLite file or a SQL Server connection is required.",
        ({ }, { }) => "Two databases are named; either a SQLite file or a SQL Server connection is allowed.",
        _ when string.IsNullOrWhiteSpace(database ?? sqlServer) =>
            "The database is empty; a SQLite file or a SQL Server connection is required.",
        _ => null,
    };

    /// <summary>Opens the database; nothing is asked of it yet.</summary>
    /// <exception cref="ArgumentException">Not one database is named.</exception>
    public static ILedgerStore Open(string? database, string? sqlServer)
    {
        if (ProblemOf(database, sqlServer) is { } problem) throw new ArgumentException(problem);
        return database is null
            ? new SqlServerStore(new SqlServerDatabase(sqlServer!))
            : new SqliteStore(new SqliteFile(Path.GetFullPath(database)));
    }
}

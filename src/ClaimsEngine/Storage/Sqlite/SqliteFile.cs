using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The database file and how connections to it are set.</summary>
internal sealed class SqliteFile(string path)
{
    // WAL lets readers keep their snapshot while the writer works; FULL makes every commit durable before it is
    // answered. The cache is counted in KiB when negative. A page that many batches change goes into the file once
    // for a checkpoint, so the log may grow to 16 384 pages (64 MiB) before one.
    private const string Settings =
        """
        PRAGMA busy_timeout = 5000;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA cache_size = -65536;
        PRAGMA wal_autocheckpoint = 16384;
        PRAGMA temp_store = MEMORY;
        """;

    // Every connection is used by one thread at a time, so SQLite need not lock for each value of a row; nor need it
    // count its memory under a lock. Where SQLite is in use already it says no, and goes on as it was.
    static SqliteFile()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Path { get; } = path;

    /// <summary>Is told of every statement on the file's connections; null in a running service.</summary>
    public StatementWatch? Watch { get; init; }

    public string ConnectionString => Build(SqliteOpenMode.ReadWriteCreate);

    public SqliteConnection OpenForWriting()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        Run(connection, "PRAGMA journal_mode = WAL;");
        return connection;
    }

    /// <summary>Opens a connection that cannot write.</summary>
    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly);

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var settings = Build(mode);
        var connection = Watch is null ? new SqliteConnection(settings) : new WatchedConnection(settings, Watch);
        try
        {
            connection.Open();
            Run(connection, Settings);
            Watch?.Opened(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Build(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = 5,
    }.ConnectionString;
}

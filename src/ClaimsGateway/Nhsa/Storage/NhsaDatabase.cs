using ClaimsGateway.Nhsa.Identities;
using Dapper;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace ClaimsGateway.Nhsa.Storage;

/// <summary>
/// The gateway's own SQLite database: write-ahead log, every commit on disk. One writer at a time; a write
/// is one transaction, so that nothing is ever half written.
/// </summary>
internal sealed class NhsaDatabase : IDisposable
{
    private const string MigrationFolder = "nhsa-migrations/";

    private readonly string _connectionString;
    private readonly Seal _seal;

    // Keeps a database in memory alive between sessions; for a file it costs nothing.
    private readonly SqliteConnection _root;

    static NhsaDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <param name="path">
    /// A file, or a data source such as <c>file:x?mode=memory&amp;cache=shared</c>.
    /// </param>
    /// <param name="seal">Seals what may not be readable at rest.</param>
    /// <exception cref="IOException">The folder or the file cannot be made.</exception>
    public NhsaDatabase(string path, Seal seal)
    {
        _seal = seal;
        if (!path.StartsWith("file:", StringComparison.Ordinal))
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
        _root = Open();
        _root.Execute("PRAGMA journal_mode = WAL");
        var result = DeployChanges.To.SqliteDatabase(_connectionString)
            .WithScriptsEmbeddedInAssembly(
                typeof(NhsaDatabase).Assembly,
                name => name.StartsWith(MigrationFolder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new IOException($"The schema of {path} cannot be brought up to date.", result.Error);
    }

    /// <summary>Reads out of one snapshot.</summary>
    public T Read<T>(Func<Session, T> read)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(new Session(connection, transaction, _seal));
    }

    /// <summary>Writes all or nothing, and is on disk when it returns.</summary>
    public T Write<T>(Func<Session, T> write)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = write(new Session(connection, transaction, _seal));
        transaction.Commit();
        return result;
    }

    /// <summary>Writes all or nothing.</summary>
    public void Write(Action<Session> write) => Write(session =>
    {
        write(session);
        return true;
    });

    /// <summary>Deletes every row of every table. For a sandbox only.</summary>
    public void Empty() => Write(session =>
    {
        session.Execute("PRAGMA defer_foreign_keys = ON", new { });
        var tables = session.Query<string>(
            """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'SchemaVersions'
            """,
            new { });
        foreach (var table in tables) session.Execute($"DELETE FROM \"{table}\"", new { });
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _root.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }
}

using System.Data;
using Microsoft.Data.SqlClient;
using Polly;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>The database and how it is spoken to. The connection string holds a password: it is told to nobody.</summary>
internal sealed class SqlServerDatabase
{
    // A batch takes milliseconds. One that waits longer than this for another's locks is better tried again.
    private const int BatchSeconds = 15;

    // A report or an audit reads whole tables.
    private const int ReportSeconds = 600;

    private readonly string _settings;

    /// <param name="connectionString">The connection string; what it leaves out is set for an engine's needs.</param>
    /// <exception cref="ArgumentException">It is none, or names no server or database; it is not quoted.</exception>
    public SqlServerDatabase(string connectionString)
    {
        var builder = Read(connectionString);
        if (builder.DataSource.Length == 0 || builder.InitialCatalog.Length == 0)
            throw new ArgumentException("The SQL Server connection string must name Server and Database.");
        if (!builder.ShouldSerialize("Application Name")) builder.ApplicationName = "claims-engine";
        if (!builder.ShouldSerialize("Connect Timeout")) builder.ConnectTimeout = 15;
        if (!builder.ShouldSerialize("Connect Retry Count")) builder.ConnectRetryCount = 3;
        if (!builder.ShouldSerialize("Connect Retry Interval")) builder.ConnectRetryInterval = 2;

        // A transaction is the engine's own, never one of its host's, and one result is read at a time.
        builder.Enlist = false;
        builder.MultipleActiveResultSets = false;
        builder.PersistSecurityInfo = false;
        _settings = builder.ConnectionString;
    }

    /// <summary>Retries what may pass by itself.</summary>
    public ResiliencePipeline Retry { get; } = SqlRetry.Build();

    /// <summary>The connection string, for what must open connections by itself.</summary>
    public string ConnectionString => _settings;

    /// <summary>Opens a session to write a batch: read committed.</summary>
    public SqlSession OpenForWriting() => Open(IsolationLevel.ReadCommitted, BatchSeconds);

    /// <summary>Opens a snapshot to load from: no writer waits for it, and it waits for none.</summary>
    public SqlSession OpenSnapshot() => Open(IsolationLevel.Snapshot, BatchSeconds);

    /// <summary>Opens a snapshot for a report or an audit, trying again while no connection is to be had.</summary>
    public SqlSession OpenLongSnapshot() => Retry.Execute(() => Open(IsolationLevel.Snapshot, ReportSeconds));

    /// <summary>Opens a session in which each statement reads what is.</summary>
    public SqlSession OpenForReading() => Retry.Execute(() => Open(IsolationLevel.ReadCommitted, ReportSeconds));

    private SqlSession Open(IsolationLevel isolation, int timeoutSeconds)
    {
        var connection = new SqlConnection(_settings);
        try
        {
            SqlServerFault.Guard(() =>
            {
                connection.Open();
                return true;
            });
            return new SqlSession(connection, isolation, timeoutSeconds);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Without the cause, which quotes the string.
            throw new ArgumentException(
                "The SQL Server connection string cannot be read: a keyword is unknown or a value is not allowed.");
        }
    }
}

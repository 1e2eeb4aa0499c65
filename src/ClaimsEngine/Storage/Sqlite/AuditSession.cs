using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>One snapshot of the ledger for an audit, read past every cache. Used by one thread at a time.</summary>
internal sealed class AuditSession : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public AuditSession(SqliteFile file)
    {
        _connection = file.OpenForReading();
        // The snapshot begins with the first read. All entries may be more than memory holds, so they are sorted
        // on disk.
        using (var begin = _connection.CreateCommand())
        {
            begin.CommandText = "PRAGMA temp_store = FILE; BEGIN; SELECT count(*) FROM checkpoint;";
            begin.ExecuteScalar();
        }

        Rows = new AuditRows(_connection);
        Facts = new AuditFacts(_connection);
        Sets = new AuditSets(_connection);
        Checkpoints = new CheckpointRows(_connection);
        Prescriptions = new AuditPrescriptions(_connection);
    }

    /// <summary>The members with their entries.</summary>
    public AuditRows Rows { get; }

    /// <summary>The facts that entries were decided on.</summary>
    public AuditFacts Facts { get; }

    /// <summary>What holds over whole tables.</summary>
    public AuditSets Sets { get; }

    public CheckpointRows Checkpoints { get; }

    public AuditPrescriptions Prescriptions { get; }

    public void Dispose()
    {
        IDisposable[] all = [Rows, Facts, Checkpoints, Prescriptions, _connection];
        foreach (var each in all) each.Dispose();
    }
}

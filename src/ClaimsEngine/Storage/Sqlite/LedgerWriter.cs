using ClaimsEngine.Ledger;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The one connection that writes. Used by one thread at a time.</summary>
internal sealed class LedgerWriter : ILedgerWriter
{
    private readonly SqliteConnection _connection;
    private readonly StateCache _states = new();
    private readonly Batch _batch = new(default);
    private readonly BatchLoader _loader;
    private readonly BatchRows _rows;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Statement _dataVersion;
    private readonly Statement _lastEntry;
    private bool _open;

    public LedgerWriter(SqliteFile file, VersionCache cache)
    {
        _connection = file.OpenForWriting();
        _loader = new BatchLoader(_connection, cache, _states);
        _rows = new BatchRows(_connection);
        _begin = new Statement(_connection, "BEGIN IMMEDIATE");
        _commit = new Statement(_connection, "COMMIT");
        _rollback = new Statement(_connection, "ROLLBACK");
        _dataVersion = new Statement(_connection, "PRAGMA data_version");
        _lastEntry = new Statement(_connection,
            "SELECT coalesce(max(id), 0), (SELECT coalesce(max(day), 0) FROM checkpoint) FROM entry");
    }

    /// <summary>Opens a transaction, waiting for another engine's, and loads a batch in it.</summary>
    /// <returns>The batch, until the next one is opened: its room is used again.</returns>
    public Batch Open(BatchNeeds needs, Moment moment)
    {
        _begin.Run();
        _open = true;
        while (_dataVersion.Read()) _states.Require(_dataVersion.Int64(0));
        var batch = _batch;
        batch.Reset(moment);
        _loader.Load(batch, needs);
        while (_lastEntry.Read()) batch.LastEntryId = LastId();
        if (!needs.Keys) return batch;
        batch.LastMemberKey = _connection.ExecuteScalar<long>("SELECT coalesce(max(key), 0) FROM member");
        batch.LastInstitutionKey = _connection.ExecuteScalar<long>("SELECT coalesce(max(key), 0) FROM institution");
        batch.LastItemKey = _connection.ExecuteScalar<long>("SELECT coalesce(max(key), 0) FROM catalogue_item");
        batch.LastPrescriptionKey =
            _connection.ExecuteScalar<long>("SELECT coalesce(max(key), 0) FROM prescription");
        return batch;
    }

    /// <summary>Writes the batch and commits.</summary>
    /// <returns>False when a member's state moved since it was read; nothing is written then.</returns>
    public bool TryCommit(Batch batch)
    {
        if (!_rows.TryWrite(batch)) return false;
        _commit.Run();
        _open = false;
        _states.Keep(batch);
        return true;
    }

    /// <summary>Ends the transaction; what was not committed is rolled back.</summary>
    public void Close()
    {
        if (!_open) return;
        _open = false;
        _states.Clear();
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // Some failures roll back by themselves, and then there is nothing left to end.
        }
    }

    public void Dispose()
    {
        Close();
        _loader.Dispose();
        _rows.Dispose();
        Statement[] all = [_begin, _commit, _rollback, _dataVersion, _lastEntry];
        foreach (var statement in all) statement.Dispose();
        _connection.Dispose();
    }

    // No entry gets into a day whose checkpoint is made, even when the clock goes back over midnight.
    private long LastId()
    {
        var day = StoredDay.ReadOptional(_lastEntry.Int64(1));
        return Math.Max(_lastEntry.Int64(0), day is { } closed ? EntryDay.LastId(closed) : 0);
    }
}

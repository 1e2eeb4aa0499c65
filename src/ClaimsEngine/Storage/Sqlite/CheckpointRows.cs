using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads and writes checkpoints.</summary>
internal sealed class CheckpointRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement _all = new(connection,
        "SELECT day, entries, root, made_at_ms FROM checkpoint ORDER BY day");

    private readonly Statement _first = new(connection, "SELECT coalesce(min(id), 0) FROM entry");
    private readonly Statement _hashes = new(connection,
        "SELECT hash FROM entry WHERE id BETWEEN ? AND ? ORDER BY id");

    private readonly Statement _last = new(connection,
        "SELECT coalesce(max(id), 0) FROM entry WHERE id BETWEEN ? AND ?");

    /// <summary>The checkpoints, oldest first.</summary>
    public List<DayCheckpoint> All()
    {
        List<DayCheckpoint> all = [];
        while (_all.Read())
            all.Add(new DayCheckpoint(StoredDay.Read(_all.Int64(0)), _all.Int64(1), _all.Blob(2), _all.Int64(3)));
        return all;
    }

    /// <summary>The day of the first entry, or null without entries.</summary>
    public DateOnly? FirstDay()
    {
        var first = 0L;
        while (_first.Read()) first = _first.Int64(0);
        return first == 0 ? null : EntryDay.Of(first);
    }

    /// <summary>The tree over a day's entries.</summary>
    public MerkleTree TreeOf(DateOnly day)
    {
        var tree = new MerkleTree();
        _hashes.Bind(EntryDay.FirstId(day)).Bind(EntryDay.LastId(day));
        while (_hashes.Read()) tree.Add(_hashes.Blob(0));
        return tree;
    }

    /// <summary>The highest id of a day's entries; 0 without entries.</summary>
    public long LastIdOf(DateOnly day)
    {
        var last = 0L;
        _last.Bind(EntryDay.FirstId(day)).Bind(EntryDay.LastId(day));
        while (_last.Read()) last = _last.Int64(0);
        return last;
    }

    /// <summary>Keeps a checkpoint, unless an entry came to its day, or another engine kept one.</summary>
    /// <param name="file">The database.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="lastId">The highest id of the day when it was computed; 0 without entries.</param>
    /// <returns>Whether it is kept.</returns>
    public static bool TryKeep(SqliteFile file, DayCheckpoint checkpoint, long lastId)
    {
        using var connection = file.OpenForWriting();
        using var transaction = connection.BeginTransaction(deferred: false);
        using (var rows = new CheckpointRows(connection))
        {
            if (rows.LastIdOf(checkpoint.Day) != lastId) return false;
        }

        using var insert = new Statement(connection,
            "INSERT INTO checkpoint (day, entries, root, made_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        var kept = insert.Bind(StoredDay.Of(checkpoint.Day)).Bind(checkpoint.Entries).BindBlob(checkpoint.Root)
            .Bind(checkpoint.MadeAtMs).Run();
        transaction.Commit();
        return kept == 1;
    }

    public void Dispose()
    {
        Statement[] all = [_all, _first, _hashes, _last];
        foreach (var statement in all) statement.Dispose();
    }
}

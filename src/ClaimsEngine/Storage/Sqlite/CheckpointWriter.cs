using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes checkpoints.</summary>
internal static class CheckpointWriter
{
    /// <inheritdoc cref="ILedgerStore.TryKeep"/>
    public static bool TryKeep(SqliteFile file, DayCheckpoint checkpoint, long lastId)
    {
        using var connection = file.OpenForWriting();
        using var transaction = connection.BeginTransaction(deferred: false);
        using (var last = new Statement(
            connection, "SELECT coalesce(max(id), 0) FROM entry WHERE id BETWEEN ? AND ?"))
        {
            var found = 0L;
            last.Bind(EntryDay.FirstId(checkpoint.Day)).Bind(EntryDay.LastId(checkpoint.Day));
            while (last.Read()) found = last.Int64(0);
            if (found != lastId) return false;
        }

        using var insert = new Statement(connection,
            "INSERT INTO checkpoint (day, entries, root, made_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        var kept = insert.Bind(StoredDay.Of(checkpoint.Day)).Bind(checkpoint.Entries).BindBlob(checkpoint.Root)
            .Bind(checkpoint.MadeAtMs).Run();
        transaction.Commit();
        return kept == 1;
    }
}

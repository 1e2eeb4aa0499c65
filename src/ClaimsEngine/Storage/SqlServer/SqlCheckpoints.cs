using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Keeps checkpoints.</summary>
internal static class SqlCheckpoints
{
    /// <inheritdoc cref="ILedgerStore.TryKeep"/>
    public static bool TryKeep(SqlServerDatabase database, DayCheckpoint checkpoint, long lastId)
    {
        try
        {
            return database.Retry.Execute(() => TryOnce(database, checkpoint, lastId));
        }
        catch (SqlServerFault fault) when (fault.Kind == FaultKind.Duplicate)
        {
            return false;
        }
    }

    // Closing the day comes first: from there on no batch of the day can be written, so what is read next is all.
    // When an entry came meanwhile, the day is opened again by the rollback.
    private static bool TryOnce(SqlServerDatabase database, DayCheckpoint checkpoint, long lastId)
    {
        var day = checkpoint.Day;
        using var session = database.OpenForWriting();
        session.Run(AuditStatements.CloseDay, StoredDay.Of(day));
        var last = session.Value<long>(
            AuditStatements.LastEntryOfSpan, EntryDay.FirstId(day), EntryDay.LastId(day));
        if (last != lastId) return false;
        session.Run(
            AuditStatements.KeepCheckpoint, StoredDay.Of(day), checkpoint.Entries, checkpoint.Root,
            checkpoint.MadeAtMs);
        session.Commit();
        return true;
    }
}

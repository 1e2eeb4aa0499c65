using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Writes a batch into the database.</summary>
/// <param name="database">The database.</param>
/// <param name="batch">The batch.</param>
/// <param name="tables">The batch as rows.</param>
/// <param name="lane">The engine's lane.</param>
/// <param name="mark">The batch's mark.</param>
internal sealed class SqlBatchTransactions(
    SqlServerDatabase database, Batch batch, BatchTables tables, int lane, byte[] mark) : IBatchTransactions
{
    public IBatchTransaction Begin() => new Transaction(database.OpenForWriting(), tables, lane, mark);

    public bool IsWritten()
    {
        using var session = database.OpenForWriting();
        if (session.Run(WriteStatements.LookAtLane, mark, lane) == 1) return true;
        if (batch.Entries.Count == 0) return false;

        // Another engine on the lane may have marked it since. The entries tell too.
        var first = batch.Entries[0];
        return session.Value<long>(WriteStatements.LookAtEntry, first.Id, first.Hash.ToArray()) == 1;
    }

    private sealed class Transaction(SqlSession session, BatchTables tables, int lane, byte[] mark)
        : IBatchTransaction
    {
        public bool TryWrite() => tables.TryWrite(session, lane, mark);

        public void Commit() => session.Commit();

        public void Dispose() => session.Dispose();
    }
}

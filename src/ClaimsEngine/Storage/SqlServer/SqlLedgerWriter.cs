using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// Loads a batch on a snapshot, and writes it in a transaction of its own that holds no lock while it is decided.
/// Used by one thread at a time.
/// </summary>
internal sealed class SqlLedgerWriter(SqlServerDatabase database, VersionCache cache) : ILedgerWriter
{
    private readonly BatchMark _mark = new();
    private IReadOnlyDictionary<long, long> _guards = new Dictionary<long, long>();

    public Batch Open(BatchNeeds needs, Moment moment) => database.Retry.Execute(() => Load(needs, moment));

    public bool TryCommit(Batch batch)
    {
        var tables = new BatchTables(batch, _guards);
        if (tables.IsEmpty) return true;
        var transactions = new SqlBatchTransactions(database, batch, tables, _mark.Lane, _mark.Next());
        return BatchCommit.TryCommit(transactions, database.Retry);
    }

    public void Close()
    {
        // The snapshot ended with the load, and a transaction ends with its commit.
    }

    public void Dispose()
    {
        // Connections belong to the client's pool.
    }

    private Batch Load(BatchNeeds needs, Moment moment)
    {
        using var session = database.OpenSnapshot();
        var loader = new SqlBatchLoader(session, cache);
        var batch = loader.Load(needs, moment, _mark.IdOffset);
        LoadLastKeys(session, batch, needs.Keys);
        _guards = loader.Guards;
        session.Commit();
        return batch;
    }

    private static void LoadLastKeys(SqlSession session, Batch batch, bool isGivingKeys)
    {
        using (var last = session.Read(LoadStatements.LastEntry))
        {
            // No entry gets into a day whose checkpoint is made, even when the clock goes back over midnight.
            last.Read();
            var closed = StoredDay.ReadOptional(last.Int64(1));
            batch.LastEntryId = Math.Max(last.Int64(0), closed is { } day ? EntryDay.LastId(day) : 0);
        }

        if (!isGivingKeys) return;
        using var keys = session.Read(LoadStatements.LastKeys);
        keys.Read();
        batch.LastMemberKey = keys.Int64(0);
        batch.LastInstitutionKey = keys.Int64(1);
        batch.LastItemKey = keys.Int64(2);
        batch.LastPrescriptionKey = keys.Int64(3);
    }
}

using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.Audits;

/// <summary>Reads checkpoints and what they are made of.</summary>
internal sealed class CheckpointRows(IAuditConnection connection) : IDisposable
{
    private readonly IStatement _all = connection.Prepare(AuditSql.Checkpoints);
    private readonly IStatement _first = connection.Prepare(AuditSql.FirstEntry);
    private readonly IStatement _hashes = connection.PrepareAlone(AuditSql.HashesOfSpan);
    private readonly IStatement _last = connection.Prepare(AuditSql.LastEntryOfSpan);

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

    public void Dispose()
    {
        IStatement[] all = [_all, _first, _hashes, _last];
        foreach (var statement in all) statement.Dispose();
    }
}

using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A decided batch as rows of the tables that it is written to. It can be written again as it is.</summary>
internal sealed class BatchTables
{
    private readonly Batch _batch;
    private readonly TableRows _states;
    private readonly List<(SqlStatement Statement, TableRows Rows, bool IsDated)> _writes = [];

    /// <param name="batch">The batch.</param>
    /// <param name="guards">The guards of the members that it was decided on, as they were read.</param>
    public BatchTables(Batch batch, IReadOnlyDictionary<long, long> guards)
    {
        _batch = batch;
        var members = batch.Members.Values;
        _states = MemberTables.States(members, guards);

        // A table comes after those that its rows refer to.
        Add(WriteStatements.NewInstitutions, RegistryTables.Institutions(batch, areNew: true));
        Add(WriteStatements.Institutions, RegistryTables.Institutions(batch, areNew: false));
        AddDated(WriteStatements.InstitutionVersions, RegistryTables.InstitutionVersions(batch));
        Add(WriteStatements.NewMembers, MemberTables.NewMembers(batch));
        AddDated(WriteStatements.MemberVersions, MemberTables.Versions(batch));
        Add(WriteStatements.NewStates, MemberTables.NewStates(members));
        AddDated(WriteStatements.Links, MemberTables.Links(batch));
        Add(WriteStatements.NewItems, RegistryTables.Items(batch, areNew: true));
        Add(WriteStatements.Items, RegistryTables.Items(batch, areNew: false));
        AddDated(WriteStatements.ItemRows, RegistryTables.ItemRows(batch));
        Add(WriteStatements.Entries, EntryTables.Entries(batch.Entries));
        Add(WriteStatements.ClaimKeys, EntryTables.ClaimKeys(batch));
        Add(WriteStatements.Lines, EntryTables.Lines(batch.Entries));
        Add(WriteStatements.Flags, EntryTables.Flags(batch.Entries));
        AddBoth(WriteStatements.Years, WriteStatements.NewYears, MemberTables.Years(members));
        AddBoth(WriteStatements.Recent, WriteStatements.NewRecent, MemberTables.Recent(batch));
        AddDated(WriteStatements.Prescriptions, RegistryTables.Prescriptions(batch));
        AddBoth(WriteStatements.Left, WriteStatements.NewLeft, RegistryTables.Left(batch));
        AddDated(WriteStatements.Cancellations, KeyTables.Of(batch.Cancellations.Select(each => each.Key)));
        AddDated(WriteStatements.Budgets, RegistryTables.Budgets(batch));
    }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => _writes.Count == 0 && _batch.NewFences.Count == 0;

    /// <summary>What is written, table by table, beside the states and the chain of closed numbers.</summary>
    public IEnumerable<(SqlStatement Statement, TableRows Rows)> Writes =>
        _writes.Select(write => (write.Statement, write.Rows));

    /// <summary>The states that the batch was decided on, as it leaves them.</summary>
    public TableRows States => _states;

    /// <summary>Writes within the session's transaction.</summary>
    /// <param name="session">The session.</param>
    /// <param name="lane">The engine's lane.</param>
    /// <param name="mark">The batch's mark.</param>
    /// <returns>False when a state is not as it was read, or the day is closed.</returns>
    public bool TryWrite(SqlSession session, int lane, byte[] mark)
    {
        // First the states, in the order of their keys, and then the lane: whoever is overtaken stops here.
        if (_states.Records.Count > 0 && session.Run(WriteStatements.States, _states) != _states.Records.Count)
            return false;
        if (session.Run(WriteStatements.Lane, mark, lane, FirstDay()) != 1) return false;
        var now = _batch.Moment.NowMs;
        foreach (var (statement, rows, isDated) in _writes)
        {
            if (isDated) session.Run(statement, rows, now);
            else session.Run(statement, rows);
        }

        if (_batch.NewFences.Count > 0) session.Run(WriteStatements.Fences, Fences(session), now);
        return true;
    }

    // No day is open for less than the ids of its entries; a batch without entries belongs to none.
    private int FirstDay() =>
        _batch.Entries.Count == 0 ? int.MaxValue : StoredDay.Of(EntryDay.Of(_batch.Entries[0].Id));

    // Read as it is now: another engine that closes a number at the same time takes the same place, and one of both
    // is a duplicate.
    private TableRows Fences(SqlSession session)
    {
        var (sequence, before) = (0L, EntryHash.Start);
        using (var last = session.Read(LoadStatements.LastFence))
        {
            while (last.Read()) (sequence, before) = (last.Int64(0), last.Blob(1));
        }

        var rows = new TableRows(TableTypes.FenceRows);
        foreach (var (institution, number) in _batch.NewFences)
        {
            ReadOnlyMemory<byte> hash = FenceHash.Of(
                before.Span, ++sequence, new ClaimKey(institution.Id, number), _batch.Moment.NowMs);
            rows.Next().Add(sequence).Add(institution.Key).Add(number).Add(hash);
            before = hash;
        }

        return rows;
    }

    private void Add(SqlStatement statement, TableRows rows, bool isDated = false)
    {
        rows.RequireWhole();
        if (rows.Records.Count > 0) _writes.Add((statement, rows, isDated));
    }

    private void AddDated(SqlStatement statement, TableRows rows) => Add(statement, rows, isDated: true);

    private void AddBoth(SqlStatement update, SqlStatement insert, TableRows rows)
    {
        Add(update, rows);
        Add(insert, rows);
    }
}

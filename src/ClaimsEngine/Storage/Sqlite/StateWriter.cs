using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes where members stand: once for a member and batch, whatever the batch added.</summary>
internal sealed class StateWriter(SqliteConnection connection) : IDisposable
{
    private readonly List<MemberRecord> _changed = [];
    private byte[] _bytes = new byte[4096];

    private readonly Statement _new = new(connection,
        """
        INSERT INTO member_state (content_version, balance_fen, last_entry, entry_count, chain, recent, version, member)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly Statement _state = new(connection,
        """
        UPDATE member_state
        SET content_version = ?, balance_fen = ?, last_entry = ?, entry_count = ?, chain = ?, recent = ?, version = ?
        WHERE member = ? AND version = ?
        """);

    private readonly Statement _recent = new(connection, "UPDATE member_state SET recent = ? WHERE member = ?");

    private readonly Statement _newYear = new(connection,
        "INSERT INTO year_state (in_scope_fen, member, year) VALUES (?, ?, ?)");

    private readonly Statement _year = new(connection,
        "UPDATE year_state SET in_scope_fen = ? WHERE member = ? AND year = ?");

    /// <summary>Writes within the connection's transaction, in the order of the members' keys.</summary>
    /// <returns>False when a member's state is not as it was read: the transaction must be rolled back.</returns>
    public bool TryWrite(Batch batch)
    {
        _changed.Clear();
        foreach (var member in batch.Members.Values)
        {
            if (member.IsChanged) _changed.Add(member);
        }

        _changed.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        foreach (var member in _changed)
        {
            if (!TryWrite(member)) return false;
        }

        // A purchase for a relative is an entry of the account's owner alone.
        foreach (var member in batch.RecentChanges)
        {
            if (!member.IsChanged) _recent.BindBlob(BytesOf(member)).Bind(member.Key).Run();
        }

        return true;
    }

    public void Dispose()
    {
        Statement[] all = [_new, _state, _recent, _newYear, _year];
        foreach (var statement in all) statement.Dispose();
    }

    private bool TryWrite(MemberRecord member)
    {
        var write = member.ReadVersion == 0 ? _new : _state;
        var standing = member.Standing;
        write.Bind(member.Current.Number).Bind(standing.Balance.Value).Bind(standing.LastEntry)
            .Bind(standing.EntryCount).BindBlob(standing.Chain.Span).BindBlob(BytesOf(member))
            .Bind(member.ReadVersion + member.Changes).Bind(member.Key);
        if (member.ReadVersion > 0) write.Bind(member.ReadVersion);
        if (write.Run() != 1) return false;
        foreach (var year in member.Years)
        {
            if (!year.IsChanged) continue;
            (year.IsStored ? _year : _newYear).Bind(year.InScope.Value).Bind(member.Key).Bind(year.Year).Run();
        }

        return true;
    }

    private ReadOnlySpan<byte> BytesOf(MemberRecord member)
    {
        if (member.Recent.Claims.Length == 0) return [];
        var most = RecentBytes.MostOf(member.Recent);
        if (_bytes.Length < most) _bytes = new byte[most];
        return _bytes.AsSpan(0, RecentBytes.Write(member.Recent, _bytes));
    }
}

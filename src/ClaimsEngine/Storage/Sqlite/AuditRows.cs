using ClaimsEngine.Audit;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Streams the ledger member by member.</summary>
internal sealed class AuditRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement _members = new(connection,
        """
        SELECT m.key, m.id, s.version, s.content_version, s.balance_fen, s.last_entry, s.entry_count, s.chain,
               (SELECT count(*) FROM member_version v WHERE v.member = m.key),
               (SELECT count(*) FROM family_link l WHERE l.relative = m.key)
               + (SELECT count(*) FROM family_link l WHERE l.owner = m.key)
               + (SELECT count(*) FROM prescription p WHERE p.member = m.key)
               + (SELECT count(*) FROM prescription p JOIN prescription_cancellation c ON c.prescription = p.key
                  WHERE p.member = m.key)
        FROM member m CROSS JOIN member_state s ON s.member = m.key
        WHERE ?1 IS NULL OR m.id = ?1
        ORDER BY m.key
        """);

    private readonly Statement _years = new(connection, "SELECT year, in_scope_fen FROM year_state WHERE member = ?");

    // Ids rise along a member's chain, whatever its sequence and links say.
    private readonly Statement _entries = new(connection,
        $"SELECT {EntryRow.Columns} FROM entry e ORDER BY e.member, e.id");

    private readonly Statement _chain = new(connection,
        $"""
        WITH RECURSIVE chain (id, previous_id) AS (
          SELECT id, previous_id FROM entry WHERE id = ? AND member = ?
          UNION ALL
          SELECT p.id, p.previous_id FROM chain c CROSS JOIN entry p ON p.id = c.previous_id AND p.id < c.id
        )
        SELECT {EntryRow.Columns} FROM chain c CROSS JOIN entry e ON e.id = c.id ORDER BY e.id
        """);

    /// <summary>Every member that has a state, in order of key; the entries of others are found elsewhere.</summary>
    public IEnumerable<MemberLedger> All()
    {
        var more = _entries.Read();
        foreach (var member in Members(null))
        {
            List<StoredEntry> entries = [];
            while (more && _entries.Int64(2) <= member.Key)
            {
                if (_entries.Int64(2) == member.Key) entries.Add(Read(_entries));
                more = _entries.Read();
            }

            yield return member with { Entries = entries };
        }

        while (more) more = _entries.Read();
    }

    /// <summary>One member by id, or nothing.</summary>
    public IEnumerable<MemberLedger> One(string memberId)
    {
        foreach (var member in Members(memberId))
        {
            List<StoredEntry> entries = [];
            _chain.Bind(member.State.LastEntry).Bind(member.Key);
            while (_chain.Read()) entries.Add(Read(_chain));
            yield return member with { Entries = entries };
        }
    }

    public void Dispose()
    {
        Statement[] all = [_members, _years, _entries, _chain];
        foreach (var statement in all) statement.Dispose();
    }

    private IEnumerable<MemberLedger> Members(string? memberId)
    {
        _members.Bind(memberId);
        while (_members.Read())
        {
            var key = _members.Int64(0);
            Dictionary<long, long> years = [];
            _years.Bind(key);
            while (_years.Read()) years.Add(_years.Int64(0), _years.Int64(1));
            var state = new StoredState(
                _members.Int64(2), _members.Int64(3), _members.Int64(4), _members.Int64(5), _members.Int64(6),
                _members.Blob(7));
            yield return new MemberLedger(
                key, _members.Text(1), state, _members.Int64(8), _members.Int64(9), years, []);
        }
    }

    private static StoredEntry Read(Statement row)
    {
        var faults = EntryShape.FaultsOf(row);
        return new StoredEntry(row.Int64(0), row.Int64(2), faults, faults.Length > 0 ? null : EntryRow.Read(row));
    }
}

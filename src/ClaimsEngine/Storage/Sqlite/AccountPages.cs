using ClaimsEngine.Accounts;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Pages through an account's entries, and through all members.</summary>
internal sealed class AccountPages(SqliteConnection connection) : IDisposable
{
    // The walk goes from entry to entry before it and yields them so; it ends when the page is full.
    private readonly Statement _entries = new(connection,
        $"""
        WITH RECURSIVE chain (id, previous_id) AS (
          SELECT id, previous_id FROM entry WHERE id = ? AND member = ?
          UNION ALL
          SELECT p.id, p.previous_id FROM chain c CROSS JOIN entry p ON p.id = c.previous_id
        )
        SELECT {EntryRow.Columns}, i.id, f.id
        FROM chain c
        CROSS JOIN entry e ON e.id = c.id
        LEFT JOIN institution i ON i.key = e.institution
        LEFT JOIN member f ON f.key = e.relative
        WHERE e.credit_fen <> e.account_fen
        LIMIT ?
        """);

    private readonly Statement _count = new(connection, "SELECT count(*), coalesce(max(key), 0) FROM member");

    private readonly Statement _members = new(connection,
        "SELECT key, id FROM member WHERE key > ? AND key <= ? ORDER BY key LIMIT ?");

    /// <summary>Entries that moved money, from one on towards the first.</summary>
    /// <param name="member">The account owner's key.</param>
    /// <param name="newest">The id of the entry to begin with.</param>
    /// <param name="most">How many at most.</param>
    public List<StatementRow> Entries(long member, long newest, int most)
    {
        List<StatementRow> rows = [];
        _entries.Bind(newest).Bind(member).Bind(most);
        while (_entries.Read())
        {
            var entry = EntryRow.Read(_entries);
            rows.Add(new StatementRow(
                entry,
                entry.Institution is null ? "" : _entries.Text(EntryRow.Count),
                entry.Relative is null ? "" : _entries.Text(EntryRow.Count + 1)));
        }

        return rows;
    }

    /// <summary>How many members there are, and the highest key; 0 without members.</summary>
    public (long Count, long LastKey) CountMembers()
    {
        (long, long) counted = default;
        while (_count.Read()) counted = (_count.Int64(0), _count.Int64(1));
        return counted;
    }

    /// <summary>Members in order of key.</summary>
    /// <param name="after">The key before the first.</param>
    /// <param name="last">The highest key.</param>
    /// <param name="most">How many at most.</param>
    public List<(long Key, string Id)> MembersAfter(long after, long last, int most)
    {
        List<(long, string)> members = [];
        _members.Bind(after).Bind(last).Bind(most);
        while (_members.Read()) members.Add((_members.Int64(0), _members.Text(1)));
        return members;
    }

    public void Dispose()
    {
        Statement[] all = [_entries, _count, _members];
        foreach (var statement in all) statement.Dispose();
    }
}

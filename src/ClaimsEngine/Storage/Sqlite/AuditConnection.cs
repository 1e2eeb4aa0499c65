using ClaimsEngine.Audit;
using ClaimsEngine.Storage.Audits;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>A connection to the file for an audit.</summary>
internal sealed class AuditConnection : IAuditConnection
{
    // There is no index by member: a chain is walked from its last entry to the first.
    private const string Chain =
        $"""
        WITH RECURSIVE chain (id, previous_id) AS (
          SELECT id, previous_id FROM entry WHERE id = ? AND member = ?
          UNION ALL
          SELECT p.id, p.previous_id FROM chain c CROSS JOIN entry p ON p.id = c.previous_id AND p.id < c.id
        )
        SELECT {EntryRow.Columns} FROM chain c CROSS JOIN entry e ON e.id = c.id ORDER BY e.id
        """;

    private const string Standings =
        """
        WITH RECURSIVE chain (id, previous_id) AS (
          SELECT e.id, e.previous_id FROM member_state s CROSS JOIN entry e ON e.id = s.last_entry
          WHERE s.member = ?1 AND e.member = ?1
          UNION ALL
          SELECT p.id, p.previous_id FROM chain c CROSS JOIN entry p ON p.id = c.previous_id AND p.id < c.id
        )
        SELECT e.balance_after_fen, e.id, e.sequence, e.hash
        FROM chain c CROSS JOIN entry e ON e.id = c.id ORDER BY e.id
        """;

    private readonly SqliteConnection _connection;

    /// <param name="file">The file.</param>
    /// <param name="onSnapshot">Whether everything is read as it is now, whatever is written meanwhile.</param>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public AuditConnection(SqliteFile file, bool onSnapshot)
    {
        _connection = file.OpenForReading();
        if (!onSnapshot) return;

        // The snapshot begins with the first read. All entries may be more than memory holds, so they are sorted
        // on disk.
        using var begin = _connection.CreateCommand();
        begin.CommandText = "PRAGMA temp_store = FILE; BEGIN; SELECT count(*) FROM checkpoint;";
        begin.ExecuteScalar();
    }

    public IStatement Prepare(string sql) => new Statement(_connection, sql);

    public IStatement PrepareAlone(string sql) => Prepare(sql);

    public IStatement PrepareChain() => Prepare(Chain);

    public IStatement PrepareStandings() => Prepare(Standings);

    public IEnumerable<StoredEntry> EntriesByMember()
    {
        using var entries = new Statement(
            _connection, $"SELECT {EntryRow.Columns} FROM entry e ORDER BY e.member, e.id");
        while (entries.Read()) yield return EntryShape.Read(entries);
    }

    public void Dispose() => _connection.Dispose();
}

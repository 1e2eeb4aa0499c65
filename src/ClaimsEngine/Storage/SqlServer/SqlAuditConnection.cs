using ClaimsEngine.Audit;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A session for an audit.</summary>
internal sealed class SqlAuditConnection(SqlSession session) : IAuditConnection
{
    // So many members' entries are held at once.
    private const long Stretch = 256;

    public IStatement Prepare(string sql) => new SqlAuditStatement(session, sql, isBuffered: true);

    public IStatement PrepareAlone(string sql) => new SqlAuditStatement(session, sql, isBuffered: false);

    public IStatement PrepareChain() => Prepare(AuditStatements.Chain.Text);

    public IStatement PrepareStandings() => Prepare(AuditStatements.Standings.Text);

    public IEnumerable<StoredEntry> EntriesByMember()
    {
        using var next = Prepare(AuditStatements.NextMember.Text);
        using var entries = Prepare(AuditStatements.EntriesByMember.Text);
        for (var first = next.NextKey(0); first is { } from; first = next.NextKey(from + Stretch))
        {
            entries.Bind(from).Bind(from + Stretch);
            while (entries.Read()) yield return EntryShape.Read(entries);
        }
    }

    public void Dispose() => session.Dispose();
}

using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads on snapshots beside the writers: none waits for another. Safe for any number of threads.</summary>
internal sealed class SqlLedgerReader(SqlServerDatabase database, VersionCache cache) : ILedgerReader
{
    public Batch Read(BatchNeeds needs, Moment moment) =>
        Use(session => new SqlBatchLoader(session, cache).Load(needs, moment));

    public MemberVersion MemberVersion(long key, int number) =>
        cache.Member(key, number) ?? Use(session => new SqlMemberRows(session, cache).Version(key, number));

    public List<LinkVersion> LinksOwnedBy(string ownerId) =>
        Use(session => new SqlAccountRows(session).LinksOwnedBy(ownerId));

    public List<StatementRow> AccountEntries(long member, long newest, int most) => Use(session =>
    {
        List<StatementRow> found = [];
        using var rows = session.Read(PageStatements.AccountEntries, most, member, newest);
        while (rows.Read())
        {
            var entry = EntryColumns.Read(rows);
            found.Add(new StatementRow(
                entry, rows.Text(EntryColumns.Count), rows.Text(EntryColumns.Count + 1)));
        }

        return found;
    });

    public (long Count, long LastKey) CountMembers() => Use(session =>
    {
        using var rows = session.Read(PageStatements.CountMembers);
        return rows.Read() ? (rows.Int64(0), rows.Int64(1)) : default;
    });

    public List<(long Key, string Id)> MembersAfter(long after, long last, int most) => Use(session =>
    {
        List<(long, string)> members = [];
        using var rows = session.Read(PageStatements.MembersAfter, most, after, last);
        while (rows.Read()) members.Add((rows.Int64(0), rows.Text(1)));
        return members;
    });

    public void Dispose()
    {
        // Connections belong to the client's pool.
    }

    private T Use<T>(Func<SqlSession, T> read) => database.Retry.Execute(() =>
    {
        using var session = database.OpenSnapshot();
        var result = read(session);
        session.Commit();
        return result;
    });
}

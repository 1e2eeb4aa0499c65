using ClaimsEngine.Audit;

namespace ClaimsEngine.Storage.Audits;

/// <summary>Streams the ledger member by member.</summary>
internal sealed class AuditRows(IAuditConnection connection) : IDisposable
{
    // So many keys are read at once.
    private const long Stretch = 1024;

    private readonly IStatement _next = connection.Prepare(AuditSql.NextMember);
    private readonly IStatement _members = connection.Prepare(AuditSql.Members);
    private readonly IStatement _member = connection.Prepare(AuditSql.Member);
    private readonly IStatement _years = connection.Prepare(AuditSql.Years);
    private readonly IStatement _chain = connection.PrepareChain();

    /// <summary>Every member that has a state, in order of key; the entries of others are found elsewhere.</summary>
    public IEnumerable<MemberLedger> All()
    {
        // Ids rise along a member's chain, whatever its sequence and links say.
        using var entries = connection.EntriesByMember().GetEnumerator();
        var more = entries.MoveNext();
        for (var first = _next.NextKey(0); first is { } from; first = _next.NextKey(from + Stretch))
        {
            _members.Bind(from).Bind(from + Stretch);
            while (_members.Read())
            {
                var member = Read(_members);
                List<StoredEntry> own = [];
                while (more && entries.Current.Member <= member.Key)
                {
                    if (entries.Current.Member == member.Key) own.Add(entries.Current);
                    more = entries.MoveNext();
                }

                yield return member with { Entries = own };
            }
        }
    }

    /// <summary>One member by id, or nothing.</summary>
    public IEnumerable<MemberLedger> One(string memberId)
    {
        _member.Bind(memberId);
        while (_member.Read())
        {
            var member = Read(_member);
            List<StoredEntry> entries = [];
            _chain.Bind(member.State.LastEntry).Bind(member.Key);
            while (_chain.Read()) entries.Add(EntryShape.Read(_chain));
            yield return member with { Entries = entries };
        }
    }

    public void Dispose()
    {
        IStatement[] all = [_next, _members, _member, _years, _chain];
        foreach (var statement in all) statement.Dispose();
    }

    private MemberLedger Read(IStatement row)
    {
        var key = row.Int64(0);
        Dictionary<long, long> years = [];
        _years.Bind(key);
        while (_years.Read()) years.Add(_years.Int64(0), _years.Int64(1));
        var state = new StoredState(
            row.Int64(2), row.Int64(3), row.Int64(4), row.Int64(5), row.Int64(6), row.Blob(7));
        return new MemberLedger(key, row.Text(1), state, row.Int64(8), row.Int64(9), years, []);
    }
}

using System.Collections.Concurrent;
using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads beside the writer, each read on one snapshot. Safe for any number of threads.</summary>
internal sealed class LedgerReader(SqliteFile file, VersionCache cache) : ILedgerReader
{
    private readonly ConcurrentBag<ReadSession> _idle = [];

    /// <summary>Loads a batch to look at; it cannot be written.</summary>
    public Batch Read(BatchNeeds needs, Moment moment) => Use(session => session.Load(needs, moment));

    /// <summary>One version of a member, new or old.</summary>
    public MemberVersion MemberVersion(long key, int number) => Use(session => session.MemberVersion(key, number));

    /// <summary>The links over which a member's account pays.</summary>
    public List<LinkVersion> LinksOwnedBy(string ownerId) => Use(session => session.LinksOwnedBy(ownerId));

    /// <summary>Entries that moved money on an account, from one on towards the first.</summary>
    /// <param name="member">The owner's key.</param>
    /// <param name="newest">The id of the entry to begin with.</param>
    /// <param name="most">How many at most.</param>
    public List<StatementRow> AccountEntries(long member, long newest, int most) =>
        Use(session => session.Accounts.Entries(member, newest, most));

    /// <summary>How many members there are, and the highest key.</summary>
    public (long Count, long LastKey) CountMembers() => Use(session => session.Accounts.CountMembers());

    /// <summary>Members in order of key: above one, up to another, so many at most.</summary>
    public List<(long Key, string Id)> MembersAfter(long after, long last, int most) =>
        Use(session => session.Accounts.MembersAfter(after, last, most));

    public void Dispose()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }

    private T Use<T>(Func<ReadSession, T> read)
    {
        if (!_idle.TryTake(out var session)) session = new ReadSession(file, cache);
        try
        {
            var result = read(session);
            _idle.Add(session);
            return result;
        }
        catch
        {
            // A session that failed may have a transaction open; a new one is cheap.
            session.Dispose();
            throw;
        }
    }
}

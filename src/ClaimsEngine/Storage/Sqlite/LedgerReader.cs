using System.Collections.Concurrent;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads beside the writer, each read on one snapshot. Safe for any number of threads.</summary>
internal sealed class LedgerReader(SqliteFile file, VersionCache cache) : IDisposable
{
    private readonly ConcurrentBag<ReadSession> _idle = [];

    /// <summary>Loads a batch to look at; it cannot be written.</summary>
    public Batch Read(BatchNeeds needs, Moment moment) => Use(session => session.Load(needs, moment));

    /// <summary>One version of a member, new or old.</summary>
    public MemberVersion MemberVersion(long key, int number) => Use(session => session.MemberVersion(key, number));

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

using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>A connection that cannot write, with its statements. Used by one thread at a time.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly BatchLoader _loader;
    private readonly Statement _begin;
    private readonly Statement _end;

    public ReadSession(SqliteFile file, VersionCache cache)
    {
        _connection = file.OpenForReading();
        _loader = new BatchLoader(_connection, cache);
        Accounts = new AccountPages(_connection);
        _begin = new Statement(_connection, "BEGIN");
        _end = new Statement(_connection, "COMMIT");
    }

    public AccountPages Accounts { get; }

    /// <summary>Loads a batch on one snapshot.</summary>
    public Batch Load(BatchNeeds needs, Moment moment)
    {
        _begin.Run();
        var batch = new Batch(moment);
        _loader.Load(batch, needs);
        _end.Run();
        return batch;
    }

    public MemberVersion MemberVersion(long key, int number) => _loader.MemberVersion(key, number);

    /// <summary>The links over which a member's account pays.</summary>
    public List<LinkVersion> LinksOwnedBy(string ownerId) => _loader.LinksOwnedBy(ownerId);

    public void Dispose()
    {
        Accounts.Dispose();
        _loader.Dispose();
        _begin.Dispose();
        _end.Dispose();
        _connection.Dispose();
    }
}

using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage.Audits;

/// <summary>Looks members up for an audit: versions, links, parts of entries, and accounts as they stood.</summary>
internal sealed class AuditAccounts(IAuditConnection connection) : IDisposable
{
    // The accounts of one family are asked for again and again, and then no more.
    private const int MostAccounts = 64;

    private readonly Dictionary<long, List<MemberStanding>> _standings = [];
    private readonly Dictionary<(long Key, int Version), MemberVersion> _versions = [];
    private readonly IStatement _id = connection.Prepare(AuditSql.MemberId);
    private readonly IStatement _version = connection.Prepare(AuditSql.MemberVersion);
    private readonly IStatement _latest = connection.Prepare(AuditSql.LatestMemberVersion);
    private readonly IStatement _links = connection.Prepare(AuditSql.LinksOfRelative);
    private readonly IStatement _parts = connection.Prepare(AuditSql.PartsOfEntry);
    private readonly IStatement _standing = connection.PrepareStandings();

    public string MemberId(long key)
    {
        string? id = null;
        _id.Bind(key);
        while (_id.Read()) id = _id.ExactText(0);
        return id ?? throw new InvalidOperationException("A member is not registered.");
    }

    /// <summary>One version of a member.</summary>
    public MemberVersion Version(long key, int number)
    {
        if (_versions.TryGetValue((key, number), out var known)) return known;
        MemberVersion? found = null;
        _version.Bind(key).Bind(number);
        while (_version.Read()) found = new MemberVersion(number, _version.Blob(0));
        if (_versions.Count >= MostAccounts) _versions.Clear();
        return _versions[(key, number)] = found
            ?? throw new InvalidOperationException($"Version {number} of a member is missing.");
    }

    /// <summary>The latest version of a member.</summary>
    public MemberVersion Latest(long key)
    {
        var number = 0;
        _latest.Bind(key);
        while (_latest.Read()) number = _latest.Int32(0);
        return Version(key, number);
    }

    /// <summary>Every version of the links that pay for a member.</summary>
    public List<KnownLink> LinksOf(long relative)
    {
        List<KnownLink> links = [];
        _links.Bind(relative);
        while (_links.Read())
            links.Add(new KnownLink(_links.Int64(8), _links.Int64(9), FamilyLinkColumns.Read(_links)));
        return links;
    }

    /// <summary>The entries that are parts of an entry, in their order.</summary>
    public List<LedgerEntry> PartsOf(long entryId)
    {
        List<LedgerEntry> parts = [];
        _parts.Bind(entryId);
        while (_parts.Read())
        {
            if (EntryShape.FaultsOf(_parts) is { Length: > 0 } faults)
                throw new InvalidOperationException($"A part of it holds what the engine never writes: {faults}.");
            parts.Add(EntryColumns.Read(_parts));
        }

        return parts;
    }

    /// <summary>Where a member stood before an entry of whomever.</summary>
    public MemberStanding StandingBefore(long key, long entryId)
    {
        if (!_standings.TryGetValue(key, out var standings))
        {
            if (_standings.Count >= MostAccounts) _standings.Clear();
            _standings[key] = standings = [MemberStanding.New];
            _standing.Bind(key);
            while (_standing.Read())
            {
                standings.Add(new MemberStanding(
                    0, new Fen(_standing.Int64(0)), _standing.Int64(1), _standing.Int64(2), _standing.Blob(3)));
            }
        }

        var (low, high) = (0, standings.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (standings[middle].LastEntry < entryId) low = middle;
            else high = middle;
        }

        return standings[low];
    }

    public void Dispose()
    {
        IStatement[] all = [_id, _version, _latest, _links, _parts, _standing];
        foreach (var statement in all) statement.Dispose();
    }
}

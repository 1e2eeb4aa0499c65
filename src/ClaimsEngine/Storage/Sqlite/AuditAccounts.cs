using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Looks members up for an audit: versions, links, parts of entries, and accounts as they stood.</summary>
internal sealed class AuditAccounts(SqliteConnection connection) : IDisposable
{
    // The accounts of one family are asked for again and again, and then no more.
    private const int MostAccounts = 64;

    private readonly Dictionary<long, List<MemberStanding>> _standings = [];
    private readonly Dictionary<(long Key, int Version), MemberVersion> _versions = [];
    private readonly Statement _id = new(connection, "SELECT id FROM member WHERE key = ?");
    private readonly Statement _version = new(connection,
        "SELECT content FROM member_version WHERE member = ? AND version = ?");

    private readonly Statement _latest = new(connection,
        "SELECT coalesce(max(version), 0) FROM member_version WHERE member = ?");

    private readonly Statement _links = new(connection,
        $"""
        SELECT {FamilyLinkRow.Columns}, l.after_entry, l.owner
        FROM family_link l CROSS JOIN member r ON r.key = l.relative CROSS JOIN member o ON o.key = l.owner
        WHERE l.relative = ? ORDER BY l.owner, l.from_day, l.version
        """);

    private readonly Statement _parts = new(connection,
        $"SELECT {EntryRow.Columns} FROM entry e WHERE e.part_of = ? ORDER BY e.id");

    private readonly Statement _chain = new(connection,
        """
        WITH RECURSIVE chain (id, previous_id) AS (
          SELECT e.id, e.previous_id FROM member_state s CROSS JOIN entry e ON e.id = s.last_entry
          WHERE s.member = ?1 AND e.member = ?1
          UNION ALL
          SELECT p.id, p.previous_id FROM chain c CROSS JOIN entry p ON p.id = c.previous_id AND p.id < c.id
        )
        SELECT e.balance_after_fen, e.id, e.sequence, e.hash
        FROM chain c CROSS JOIN entry e ON e.id = c.id ORDER BY e.id
        """);

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
            links.Add(new KnownLink(_links.Int64(8), _links.Int64(9), FamilyLinkRow.Read(_links)));
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
            parts.Add(EntryRow.Read(_parts));
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
            _chain.Bind(key);
            while (_chain.Read())
            {
                standings.Add(new MemberStanding(
                    0, new Fen(_chain.Int64(0)), _chain.Int64(1), _chain.Int64(2), _chain.Blob(3)));
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
        Statement[] all = [_id, _version, _latest, _links, _parts, _chain];
        foreach (var statement in all) statement.Dispose();
    }
}

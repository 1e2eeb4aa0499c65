using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads members with their standing, benefit years and recent claims for a batch.</summary>
internal sealed class SqlMemberRows(SqlSession session, VersionCache cache)
{
    private readonly Dictionary<long, long> _guards = [];

    /// <summary>The guard of each loaded state, by the member's key.</summary>
    public IReadOnlyDictionary<long, long> Guards => _guards;

    /// <summary>Loads the members that are needed.</summary>
    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Members.Count == 0) return;
        var found = Find(needs);
        if (found.Count == 0) return;
        var fetched = Fetch([.. found.Where(row => cache.Member(row.Key, row.Version) is null)
            .Select(row => (row.Key, row.Version))]);
        Dictionary<long, MemberRecord> byKey = new(found.Count);
        foreach (var (key, id, version, standing) in found)
        {
            var current = fetched.GetValueOrDefault(key) ?? cache.Member(key, version) ?? throw Missing(version);
            var member = new MemberRecord(key, id, current, standing);
            batch.Members.Add(id, member);
            byKey.Add(key, member);
        }

        using var rows = session.Read(LoadStatements.Years, KeyTables.Of(byKey.Keys));
        while (rows.Read()) byKey[rows.Int64(0)].Load(rows.Int32(1), new Fen(rows.Int64(2)));
    }

    /// <summary>Loads the recent claims that are needed; the members must be loaded before.</summary>
    public void LoadRecent(Batch batch, BatchNeeds needs)
    {
        Dictionary<long, MemberRecord> byKey = [];
        foreach (var id in needs.Recent)
        {
            if (!batch.Members.TryGetValue(id, out var member)) continue;
            member.Recent = RecentClaims.None;
            byKey.Add(member.Key, member);
        }

        if (byKey.Count == 0) return;
        using var rows = session.Read(LoadStatements.Recent, KeyTables.Of(byKey.Keys));
        while (rows.Read()) byKey[rows.Int64(0)].Recent = RecentBytes.Read(rows.Blob(1));
    }

    /// <summary>One version of a member, new or old.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public MemberVersion Version(long key, int number) =>
        cache.Member(key, number) ?? Fetch([(key, number)]).GetValueOrDefault(key) ?? throw Missing(number);

    private List<(long Key, string Id, int Version, MemberStanding Standing)> Find(BatchNeeds needs)
    {
        List<(long, string, int, MemberStanding)> found = [];
        using var rows = session.Read(LoadStatements.Members, KeyTables.Of(needs.Members));
        while (rows.Read())
        {
            var standing = new MemberStanding(
                rows.Int64(3), new Fen(rows.Int64(4)), rows.Int64(5), rows.Int64(6), rows.Blob(7));
            found.Add((rows.Int64(0), rows.Text(1), rows.Int32(2), standing));
            _guards[rows.Int64(0)] = rows.Int64(8);
        }

        return found;
    }

    private Dictionary<long, MemberVersion> Fetch(IReadOnlyList<(long Key, int Number)> missing)
    {
        Dictionary<long, MemberVersion> fetched = [];
        if (missing.Count == 0) return fetched;
        using var rows = session.Read(LoadStatements.MemberVersions, KeyTables.Of(missing));
        while (rows.Read())
        {
            var version = new MemberVersion(rows.Int32(1), rows.Blob(2));
            fetched.Add(rows.Int64(0), version);
            cache.Add(rows.Int64(0), version);
        }

        return fetched;
    }

    private static InvalidOperationException Missing(int version) =>
        new($"Version {version} of a member is missing.");
}

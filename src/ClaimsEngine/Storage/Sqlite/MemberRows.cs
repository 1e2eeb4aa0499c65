using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads members with their standing and benefit years for a batch.</summary>
internal sealed class MemberRows(
    SqliteConnection connection, VersionCache cache, StateCache? states, KeyList keys) : IDisposable
{
    private readonly Statement _rows = new(connection,
        """
        SELECT m.key, m.id, s.content_version, s.version, s.balance_fen, s.last_entry, s.entry_count, s.chain,
               s.recent
        FROM json_each(?) k CROSS JOIN member m ON m.id = k.value CROSS JOIN member_state s ON s.member = m.key
        """);

    private readonly Statement _versions = new(connection,
        """
        SELECT v.member, v.version, v.content
        FROM json_each(?) k CROSS JOIN member_version v ON v.member = k.value ->> 0 AND v.version = k.value ->> 1
        """);

    private readonly Statement _years = new(connection,
        """
        SELECT y.member, y.year, y.in_scope_fen
        FROM json_each(?) k CROSS JOIN year_state y ON y.member = k.value
        """);

    public void Load(Batch batch, BatchNeeds needs)
    {
        List<string>? missing = null;
        foreach (var id in needs.Members)
        {
            if (states?.Member(id) is { } known) batch.Members.Add(id, known);
            else (missing ??= []).Add(id);
        }

        if (missing is null) return;
        List<(long Key, string Id, int Version, MemberStanding Standing, RecentClaims Recent)> found = [];
        _rows.BindText(keys.Of(missing));
        while (_rows.Read())
        {
            var standing = new MemberStanding(
                _rows.Int64(3), new Fen(_rows.Int64(4)), _rows.Int64(5), _rows.Int64(6), _rows.Blob(7));
            var recent = RecentBytes.Read(_rows.Blob(8));
            found.Add((_rows.Int64(0), _rows.Text(1), _rows.Int32(2), standing, recent));
        }

        var fetched = Fetch(found.Where(row => cache.Member(row.Key, row.Version) is null)
            .Select(row => (row.Key, row.Version)).ToList());
        Dictionary<long, MemberRecord> byKey = new(found.Count);
        foreach (var (key, id, version, standing, recent) in found)
        {
            var current = fetched.GetValueOrDefault(key) ?? cache.Member(key, version) ?? throw Missing(version);
            var member = new MemberRecord(key, id, current, standing) { Recent = recent };
            batch.Members.Add(id, member);
            byKey.Add(key, member);
        }

        _years.BindText(keys.Of(byKey.Keys));
        while (_years.Read()) byKey[_years.Int64(0)].Load(_years.Int32(1), new Fen(_years.Int64(2)));
    }

    /// <summary>One version of a member, new or old.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public MemberVersion Version(long key, int number) =>
        cache.Member(key, number) ?? Fetch([(key, number)]).GetValueOrDefault(key) ?? throw Missing(number);

    public void Dispose()
    {
        _rows.Dispose();
        _versions.Dispose();
        _years.Dispose();
    }

    private Dictionary<long, MemberVersion> Fetch(List<(long Key, int Number)> missing)
    {
        Dictionary<long, MemberVersion> fetched = [];
        if (missing.Count == 0) return fetched;
        _versions.BindText(keys.Of(missing));
        while (_versions.Read())
        {
            var version = new MemberVersion(_versions.Int32(1), _versions.Blob(2));
            fetched.Add(_versions.Int64(0), version);
            cache.Add(_versions.Int64(0), version);
        }

        return fetched;
    }

    private static InvalidOperationException Missing(int version) =>
        new($"Version {version} of a member is missing.");
}

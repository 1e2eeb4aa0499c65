using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads institutions for a batch.</summary>
internal sealed class InstitutionRows(
    SqliteConnection connection, VersionCache cache, StateCache? states, KeyList keys) : IDisposable
{
    // CROSS JOIN keeps the list of keys as the outer loop.
    private readonly Statement _rows = new(connection,
        """
        SELECT i.key, i.id, i.version
        FROM json_each(?) k CROSS JOIN institution i ON i.id = k.value
        """);

    private readonly Statement _versions = new(connection,
        """
        SELECT v.institution, v.version, v.content
        FROM json_each(?) k
        CROSS JOIN institution_version v ON v.institution = k.value ->> 0 AND v.version = k.value ->> 1
        """);

    public void Load(Batch batch, BatchNeeds needs)
    {
        List<string>? missing = null;
        foreach (var id in needs.Institutions)
        {
            if (states?.Institution(id) is { } known) batch.Institutions.Add(id, known);
            else (missing ??= []).Add(id);
        }

        if (missing is null) return;
        List<(long Key, string Id, int Version)> found = [];
        _rows.BindText(keys.Of(missing));
        while (_rows.Read()) found.Add((_rows.Int64(0), _rows.Text(1), _rows.Int32(2)));

        var fetched = Fetch(found.Where(row => cache.Institution(row.Key, row.Version) is null)
            .Select(row => (row.Key, row.Version)).ToList());
        foreach (var (key, id, version) in found)
        {
            var current = fetched.GetValueOrDefault(key) ?? cache.Institution(key, version)
                ?? throw new InvalidOperationException($"Version {version} of an institution is missing.");
            batch.Institutions.Add(id, new InstitutionRecord(key, id, current));
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _versions.Dispose();
    }

    private Dictionary<long, InstitutionVersion> Fetch(List<(long Key, int Number)> missing)
    {
        Dictionary<long, InstitutionVersion> fetched = [];
        if (missing.Count == 0) return fetched;
        _versions.BindText(keys.Of(missing));
        while (_versions.Read())
        {
            var version = new InstitutionVersion(_versions.Int32(1), _versions.Blob(2));
            fetched.Add(_versions.Int64(0), version);
            cache.Add(_versions.Int64(0), version);
        }

        return fetched;
    }
}

using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;
using V1 = Claims.V1;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads the flags of entries on file.</summary>
internal sealed class FlagRows(SqliteConnection connection, KeyList keys) : IDisposable
{
    private readonly Statement _flags = new(connection,
        """
        SELECT f.entry, f.kind, f.measure
        FROM json_each(?) k CROSS JOIN flag f ON f.entry = k.value
        ORDER BY f.entry, f.kind
        """);

    public void Load(IEnumerable<LedgerEntry> entries)
    {
        var byId = entries.ToDictionary(entry => entry.Id);
        _flags.BindText(keys.Of(byId.Keys));
        while (_flags.Read())
        {
            var entry = byId[_flags.Int64(0)];
            entry.Flags = [.. entry.Flags, new FlagNote((V1.FlagKind)_flags.Int32(1), _flags.Int32(2))];
        }
    }

    public void Dispose() => _flags.Dispose();
}

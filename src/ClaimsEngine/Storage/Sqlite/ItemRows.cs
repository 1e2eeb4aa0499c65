using ClaimsEngine.Catalogue;
using ClaimsEngine.Ledger;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads catalogue items for a batch.</summary>
internal sealed class ItemRows(SqliteConnection connection, VersionCache cache, KeyList keys) : IDisposable
{
    private readonly Statement _items = new(connection,
        "SELECT i.key, i.code, i.version FROM json_each(?) k CROSS JOIN catalogue_item i ON i.code = k.value");

    private readonly Statement _rows = new(connection,
        """
        SELECT r.item, r.kind, r.class, r.pre_self_pay_bp, r.price_limit_e6, r.from_day, r.until_day
        FROM json_each(?) k CROSS JOIN catalogue_row r ON r.item = k.value
        ORDER BY r.item, r.version
        """);

    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Items.Count == 0) return;
        List<(long Key, string Code)> missing = [];
        _items.BindText(keys.Of(needs.Items));
        while (_items.Read())
        {
            var (key, code) = (_items.Int64(0), _items.Text(1));
            if (cache.Item(key, _items.Int32(2)) is { } known) batch.Items.Add(code, known);
            else missing.Add((key, code));
        }

        if (missing.Count > 0) Fetch(batch, missing);
    }

    public void Dispose()
    {
        _items.Dispose();
        _rows.Dispose();
    }

    private void Fetch(Batch batch, List<(long Key, string Code)> missing)
    {
        var fetched = missing.ToDictionary(item => item.Key, _ => new List<ItemRow>());
        _rows.BindText(keys.Of(fetched.Keys));
        while (_rows.Read()) fetched[_rows.Int64(0)].Add(ReadRow());
        foreach (var (key, code) in missing)
        {
            var item = new ItemRecord(key, code, fetched[key]);
            batch.Items.Add(code, item);
            cache.Add(item);
        }
    }

    private ItemRow ReadRow()
    {
        long? limit = _rows.IsNull(4) ? null : _rows.Int64(4);
        var terms = new ItemTerms((ItemClass)_rows.Int32(2), new RateBp(_rows.Int32(3)), limit);
        return new ItemRow(
            _rows.Int32(1), terms, StoredDay.Read(_rows.Int64(5)), StoredDay.ReadOptional(_rows.Int64(6)));
    }
}

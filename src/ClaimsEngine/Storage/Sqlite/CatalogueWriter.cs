using ClaimsEngine.Catalogue;
using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes catalogue rows.</summary>
internal sealed class CatalogueWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _item = new(connection,
        """
        INSERT INTO catalogue_item (key, code, version) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET version = excluded.version
        """);

    private readonly Statement _row = new(connection,
        """
        INSERT INTO catalogue_row (item, version, kind, class, pre_self_pay_bp, price_limit_e6, from_day,
          until_day, recorded_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    /// <summary>Writes the latest row of each item.</summary>
    public void Write(IReadOnlyList<ItemRecord> items, long nowMs)
    {
        foreach (var item in items)
        {
            var row = item.Rows[^1];
            _item.Bind(item.Key).Bind(item.Code).Bind(item.Version).Run();
            _row.Bind(item.Key).Bind(item.Version).Bind(row.Kind).Bind((long)row.Terms.Class)
                .Bind(row.Terms.PreSelfPay.Value).Bind(row.Terms.PriceLimitE6).Bind(StoredDay.Of(row.From))
                .Bind(StoredDay.Of(row.Until)).Bind(nowMs).Run();
        }
    }

    public void Dispose()
    {
        _item.Dispose();
        _row.Dispose();
    }
}

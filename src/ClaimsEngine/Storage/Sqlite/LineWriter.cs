using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes the lines of claims.</summary>
internal sealed class LineWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _line = new(connection,
        """
        INSERT INTO entry_line (entry, line, item, item_version, quantity_e4, price_e6, days, amount_fen,
          in_scope_fen, fully_self_paid_fen, over_price_limit_fen, pre_self_paid_fen)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    /// <summary>Writes an entry's lines; the entry is written.</summary>
    public void Write(LedgerEntry entry)
    {
        for (var i = 0; i < entry.Lines.Count; i++)
        {
            var line = entry.Lines[i];
            var amounts = line.Amounts;
            _line.Bind(entry.Id).Bind(i).Bind(line.Item).Bind(line.ItemVersion).Bind(line.QuantityE4)
                .Bind(line.PriceE6).Bind(line.Days).Bind(amounts.Amount.Value).Bind(amounts.InScope.Value)
                .Bind(amounts.FullySelfPaid.Value).Bind(amounts.OverPriceLimit.Value)
                .Bind(amounts.PreSelfPaid.Value).Run();
        }
    }

    public void Dispose() => _line.Dispose();
}

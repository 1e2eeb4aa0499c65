using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads the lines of claims.</summary>
internal sealed class LineRows(SqliteConnection connection, KeyList keys) : IDisposable
{
    private readonly Statement _lines = new(connection,
        """
        SELECT l.entry, i.code, l.item, l.item_version, r.class, r.pre_self_pay_bp, r.price_limit_e6,
               l.quantity_e4, l.price_e6, l.days, l.amount_fen, l.in_scope_fen, l.fully_self_paid_fen,
               l.over_price_limit_fen, l.pre_self_paid_fen
        FROM json_each(?) k
        CROSS JOIN entry_line l ON l.entry = k.value
        CROSS JOIN catalogue_item i ON i.key = l.item
        CROSS JOIN catalogue_row r ON r.item = l.item AND r.version = l.item_version
        ORDER BY l.entry, l.line
        """);

    /// <summary>Loads the lines of claims that have any; what depends on them becomes needed too.</summary>
    public void Load(IEnumerable<ClaimOnFile> claims, BatchNeeds needs)
    {
        var withLines = claims.Where(claim => !claim.Entry.LinesDigest.IsEmpty)
            .ToDictionary(claim => claim.Entry.Id);
        if (withLines.Count == 0) return;
        Dictionary<long, List<ClaimLine>> lines = [];
        _lines.BindText(keys.Of(withLines.Keys));
        while (_lines.Read())
        {
            if (!lines.TryGetValue(_lines.Int64(0), out var known)) lines.Add(_lines.Int64(0), known = []);
            known.Add(ReadLine());
        }

        foreach (var (entry, filed) in withLines)
        {
            filed.Load(lines.GetValueOrDefault(entry)
                ?? throw new InvalidOperationException("The lines of a claim are missing."));
            AddNeeds(needs, filed.Claim);
        }
    }

    public void Dispose() => _lines.Dispose();

    private static void AddNeeds(BatchNeeds needs, BilledClaim claim)
    {
        if (claim.PrescriptionKey is { } prescription) needs.Prescriptions.Add(prescription);
        if (needs.Refunds.Contains(claim.Key)) ClaimRuling.Ask(needs, claim);
    }

    private ClaimLine ReadLine()
    {
        var itemClass = (ItemClass)_lines.Int32(4);
        long? limit = _lines.IsNull(6) ? null : _lines.Int64(6);
        return new ClaimLine
        {
            ItemCode = _lines.Text(1),
            Class = itemClass,
            QuantityE4 = _lines.Int64(7),
            PriceE6 = _lines.Int64(8),
            Days = _lines.Int32(9),
            Item = _lines.Int64(2),
            ItemVersion = _lines.Int32(3),
            Terms = new ItemTerms(itemClass, new RateBp(_lines.Int32(5)), limit),
            Amounts = new LineAmounts(Amount(10), Amount(11), Amount(12), Amount(13), Amount(14)),
        };
    }

    private Fen Amount(int column) => new(_lines.Int64(column));
}

using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using V1 = Claims.V1;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads claims and purchases for a batch, with their reversals, draws, flags and lines.</summary>
internal sealed class SqlClaimRows(SqlSession session)
{
    /// <summary>Loads the claims and purchases that are needed; their members become needed too.</summary>
    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Claims.Count == 0) return;
        Dictionary<long, EntryOnFile> byEntry = [];
        using (var rows = session.Read(
            LoadStatements.Claims, KeyTables.Of(needs.Claims.Select(key => (key.InstitutionId, key.Number)))))
        {
            while (rows.Read()) Add(batch, needs, rows, byEntry);
        }

        var ofFamilies = byEntry.Values.OfType<ClaimOnFile>().Where(filed => filed.Entry.Family > Fen.Zero)
            .ToDictionary(filed => filed.Entry.Id);
        if (ofFamilies.Count > 0) LoadDraws(needs, ofFamilies);
        if (byEntry.Count == 0) return;
        LoadReversals(byEntry);
        LoadFlags(byEntry);
        LoadLines(byEntry.Values.OfType<ClaimOnFile>(), needs);
    }

    private static void Add(Batch batch, BatchNeeds needs, SqlRows rows, Dictionary<long, EntryOnFile> byEntry)
    {
        var institution = rows.Text(EntryColumns.Count);
        if (rows.IsNull(0))
        {
            batch.Fences.Add(new ClaimKey(institution, rows.Text(EntryColumns.Count + 3)));
            return;
        }

        var entry = EntryColumns.Read(rows);
        var member = rows.Text(EntryColumns.Count + 1);
        needs.Members.Add(member);
        if (entry.Kind == EntryKind.Purchase)
        {
            var relative = entry.Relative is null ? null : rows.Text(EntryColumns.Count + 4);
            var purchase = PurchaseOnFile.Of(entry, institution, member, relative);
            batch.Purchases.Add(purchase.Purchase.Key, purchase);
            byEntry.Add(entry.Id, purchase);
            if (relative is not null) needs.Members.Add(relative);
            needs.Recent.Add(relative ?? member);
            return;
        }

        var prescriber = entry.Prescriber is null ? null : rows.Text(EntryColumns.Count + 2);
        var filed = new ClaimOnFile(BilledClaim.Of(entry, institution, member, prescriber), entry);
        batch.Claims.Add(filed.Claim.Key, filed);
        byEntry.Add(entry.Id, filed);
        needs.Recent.Add(member);
    }

    private void LoadDraws(BatchNeeds needs, Dictionary<long, ClaimOnFile> byEntry)
    {
        using var rows = session.Read(LoadStatements.Draws, KeyTables.Of(byEntry.Keys));
        while (rows.Read())
        {
            var draw = new FamilyDraw(rows.Text(EntryColumns.Count), EntryColumns.Read(rows));
            byEntry[draw.Entry.PartOf!.Value].Load(draw);
            needs.Members.Add(draw.OwnerId);
        }
    }

    private void LoadReversals(Dictionary<long, EntryOnFile> byEntry)
    {
        using var rows = session.Read(LoadStatements.Reversals, KeyTables.Of(byEntry.Keys));
        while (rows.Read())
        {
            var reversal = EntryColumns.Read(rows);
            byEntry[reversal.Reverses!.Value].Reversal = reversal;
        }
    }

    private void LoadFlags(Dictionary<long, EntryOnFile> byEntry)
    {
        using var rows = session.Read(LoadStatements.Flags, KeyTables.Of(byEntry.Keys));
        while (rows.Read())
        {
            var entry = byEntry[rows.Int64(0)].Entry;
            entry.Flags = [.. entry.Flags, new FlagNote((V1.FlagKind)rows.Int32(1), rows.Int32(2))];
        }
    }

    private void LoadLines(IEnumerable<ClaimOnFile> claims, BatchNeeds needs)
    {
        var withLines = claims.Where(claim => !claim.Entry.LinesDigest.IsEmpty)
            .ToDictionary(claim => claim.Entry.Id);
        if (withLines.Count == 0) return;
        Dictionary<long, List<ClaimLine>> lines = [];
        using (var rows = session.Read(LoadStatements.Lines, KeyTables.Of(withLines.Keys)))
        {
            while (rows.Read())
            {
                if (!lines.TryGetValue(rows.Int64(0), out var known)) lines.Add(rows.Int64(0), known = []);
                known.Add(ReadLine(rows));
            }
        }

        foreach (var (entry, filed) in withLines)
        {
            filed.Load(lines.GetValueOrDefault(entry)
                ?? throw new InvalidOperationException("The lines of a claim are missing."));
            var claim = filed.Claim;
            if (claim.PrescriptionKey is { } prescription) needs.Prescriptions.Add(prescription);
            if (needs.Refunds.Contains(claim.Key)) ClaimRuling.Ask(needs, claim);
        }
    }

    private static ClaimLine ReadLine(SqlRows rows)
    {
        var itemClass = (ItemClass)rows.Int32(4);
        long? limit = rows.IsNull(6) ? null : rows.Int64(6);
        return new ClaimLine
        {
            ItemCode = rows.Text(1),
            Class = itemClass,
            QuantityE4 = rows.Int64(7),
            PriceE6 = rows.Int64(8),
            Days = rows.Int32(9),
            Item = rows.Int64(2),
            ItemVersion = rows.Int32(3),
            Terms = new ItemTerms(itemClass, new RateBp(rows.Int32(5)), limit),
            Amounts = new LineAmounts(
                Amount(rows, 10), Amount(rows, 11), Amount(rows, 12), Amount(rows, 13), Amount(rows, 14)),
        };
    }

    private static Fen Amount(SqlRows rows, int column) => new(rows.Int64(column));
}

using ClaimsEngine.Accounts;
using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads entries for a batch: claims and purchases with their reversals, openings and credits.</summary>
internal sealed class EntryRows(
    SqliteConnection connection, FamilyRows families, StateCache? states, KeyList keys) : IDisposable
{
    private readonly LineRows _lines = new(connection, keys);
    private readonly FlagRows _flags = new(connection, keys);

    // Most claims are new: that a number is free is asked of its index alone.
    private readonly Statement _taken = new(connection,
        "SELECT 1 FROM claim_key WHERE institution = ? AND number = ?");

    // A number that is closed without a claim has no entry.
    private readonly Statement _claims = new(connection,
        $"""
        SELECT {EntryRow.Columns}, i.id, m.id, p.id, c.number, f.id
        FROM json_each(?) k
        CROSS JOIN institution i ON i.id = k.value ->> 0
        CROSS JOIN claim_key c ON c.institution = i.key AND c.number = k.value ->> 1
        LEFT JOIN entry e ON e.id = c.entry
        LEFT JOIN member m ON m.key = e.member
        LEFT JOIN institution p ON p.key = e.prescriber
        LEFT JOIN member f ON f.key = e.relative
        WHERE c.entry IS NULL OR e.kind IN (1, 8)
        """);

    private readonly Statement _reversals = new(connection,
        $"SELECT {EntryRow.Columns} FROM json_each(?) k CROSS JOIN entry e ON e.reverses = k.value");

    private readonly Statement _openings = new(connection,
        $"""
        SELECT {EntryRow.Columns}, m.id
        FROM json_each(?) k
        CROSS JOIN member m ON m.id = k.value
        CROSS JOIN entry e ON e.kind = 3 AND e.member = m.key
        """);

    private readonly Statement _credits = new(connection,
        $"""
        SELECT {EntryRow.Columns}, m.id
        FROM json_each(?) k
        CROSS JOIN member m ON m.id = k.value ->> 0
        CROSS JOIN entry e ON e.kind = 4 AND e.member = m.key AND e.day = k.value ->> 1
        WHERE NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
        """);

    /// <summary>Loads the claims and purchases that are needed; their members become needed too.</summary>
    public void LoadClaims(Batch batch, BatchNeeds needs)
    {
        List<(string, string)>? asked = null;
        foreach (var key in needs.Claims)
        {
            if (MayBeTaken(key)) (asked ??= []).Add((key.InstitutionId, key.Number));
        }

        if (asked is null) return;
        Dictionary<long, EntryOnFile> byEntry = [];
        Dictionary<long, ClaimOnFile> ofFamilies = [];
        _claims.BindText(keys.Of(asked));
        while (_claims.Read())
        {
            if (_claims.IsNull(0))
            {
                batch.Fences.Add(new ClaimKey(_claims.Text(EntryRow.Count), _claims.Text(EntryRow.Count + 3)));
                continue;
            }

            var entry = EntryRow.Read(_claims);
            if (entry.Kind == EntryKind.Purchase)
            {
                byEntry.Add(entry.Id, AddPurchase(batch, needs, entry));
                continue;
            }

            var filed = ReadClaim(entry);
            if (entry.Family > Fen.Zero) ofFamilies.Add(entry.Id, filed);
            byEntry.Add(filed.Entry.Id, filed);
            batch.Claims.Add(new ClaimKey(filed.Claim.InstitutionId, filed.Claim.ClaimNumber), filed);
            needs.Members.Add(filed.Claim.MemberId);
        }

        if (ofFamilies.Count > 0) families.LoadDraws(needs, ofFamilies);
        if (byEntry.Count == 0) return;
        _reversals.BindText(keys.Of(byEntry.Keys));
        while (_reversals.Read())
        {
            var reversal = EntryRow.Read(_reversals);
            byEntry[reversal.Reverses!.Value].Reversal = reversal;
        }

        _flags.Load(byEntry.Values.Select(filed => filed.Entry));
        _lines.Load(byEntry.Values.OfType<ClaimOnFile>(), needs);
    }

    /// <summary>Loads the openings and credits that are needed; the members must be loaded before.</summary>
    public void LoadAccounts(Batch batch, BatchNeeds needs)
    {
        if (needs.Openings.Count > 0)
        {
            _openings.BindText(keys.Of(needs.Openings));
            while (_openings.Read()) batch.Members[_openings.Text(EntryRow.Count)].Opening = EntryRow.Read(_openings);
        }

        if (needs.Credits.Count == 0) return;
        _credits.BindText(keys.Of(needs.Credits.Select(each => (each.Member, StoredDay.Of(each.Month)))));
        while (_credits.Read())
        {
            batch.Members[_credits.Text(EntryRow.Count)].AddCredit(EntryRow.Read(_credits));
        }
    }

    public void Dispose()
    {
        Statement[] all = [_taken, _claims, _reversals, _openings, _credits];
        foreach (var statement in all) statement.Dispose();
        _lines.Dispose();
        _flags.Dispose();
    }

    private bool MayBeTaken(ClaimKey key)
    {
        if (states?.Institution(key.InstitutionId) is not { } institution) return true;
        var isTaken = false;
        _taken.Bind(institution.Key).Bind(key.Number);
        while (_taken.Read()) isTaken = true;
        return isTaken;
    }

    private PurchaseOnFile AddPurchase(Batch batch, BatchNeeds needs, LedgerEntry entry)
    {
        var relative = entry.Relative is null ? null : _claims.Text(EntryRow.Count + 4);
        var filed = PurchaseOnFile.Of(
            entry, _claims.Text(EntryRow.Count), _claims.Text(EntryRow.Count + 1), relative);
        batch.Purchases.Add(filed.Purchase.Key, filed);
        needs.Members.Add(filed.Purchase.OwnerId);
        if (relative is not null) needs.Members.Add(relative);
        return filed;
    }

    private ClaimOnFile ReadClaim(LedgerEntry entry)
    {
        var prescriber = entry.Prescriber is null ? null : _claims.Text(EntryRow.Count + 2);
        var claim = BilledClaim.Of(entry, _claims.Text(EntryRow.Count), _claims.Text(EntryRow.Count + 1), prescriber);
        return new ClaimOnFile(claim, entry);
    }
}

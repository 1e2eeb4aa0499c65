using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage.Audits;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Export;

/// <summary>
/// Writes the ledger as the replay reads it (docs/replay-data.md), one member after another out of one snapshot, so
/// that any size takes the memory of the longest history. It reads what an audit reads, and writes nothing else.
/// </summary>
internal sealed class LedgerExport
{
    private readonly ExportTables _tables;
    private readonly InstitutionExport _institutions;
    private readonly MemberExport _members;
    private readonly LinkExport _links;
    private ExportCounts _counts;

    private LedgerExport(AuditFacts facts, ExportTables tables)
    {
        _tables = tables;
        _institutions = new InstitutionExport(facts);
        _members = new MemberExport(facts, tables);
        _links = new LinkExport(facts, tables);
    }

    /// <summary>Exports a ledger.</summary>
    /// <param name="session">The snapshot.</param>
    /// <param name="folder">An existing folder; files of earlier exports are replaced.</param>
    /// <param name="cancellation">Stops between two members; no file is left.</param>
    /// <exception cref="InvalidOperationException">The ledger holds what the engine never writes.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ExportCounts Write(AuditSession session, string folder, CancellationToken cancellation)
    {
        using var tables = new ExportTables(folder);
        var export = new LedgerExport(session.Facts, tables);
        foreach (var ledger in session.Rows.All())
        {
            cancellation.ThrowIfCancellationRequested();
            export.Add(ledger);
        }

        export._institutions.Write(tables.Institutions);
        tables.Keep();
        return export._counts;
    }

    private void Add(MemberLedger ledger)
    {
        List<LedgerEntry> entries = new(ledger.Entries.Count);
        foreach (var stored in ledger.Entries)
        {
            entries.Add(stored.Entry ?? throw new InvalidOperationException(
                $"Entry {stored.Id} holds what the engine never writes in {stored.Faults}; audit verify says more."));
        }

        var opening = entries.Where(entry => entry.Kind == EntryKind.OpenAccount).Select(entry => entry.Credit);
        _members.Write(ledger, opening.FirstOrDefault());
        _links.Write(ledger);
        WriteEvents(ledger.Key, entries);
        WriteStanding(ledger.Key, entries);
        _counts = _counts with { Members = _counts.Members + 1 };
    }

    private void WriteEvents(long member, List<LedgerEntry> entries)
    {
        var balance = Fen.Zero;
        foreach (var entry in entries)
        {
            // Whatever an entry other than a claim's did to the account shows in the balance.
            var moved = entry.BalanceAfter - balance;
            balance = entry.BalanceAfter;
            switch (entry.Kind)
            {
                case EntryKind.Settle:
                    Begin(member, entry, "settle", entry.Id);
                    _tables.Ledger.Add(entry.Day).Add(ExportWords.Of(entry.Setting)).Add((long)entry.Level);
                    _tables.Ledger.Add(ExportWords.Of(entry.VisitKind)).Add(entry.Total.Value).Add(entry.InScope.Value);
                    _tables.Ledger.Add(ExportWords.Of(entry.AccountUse));
                    if (entry.AccountLimit is { } limit) _tables.Ledger.Add(limit.Value).Add("").End();
                    else _tables.Ledger.Add("").Add("").End();
                    break;
                case EntryKind.Reverse:
                    Begin(member, entry, "reverse", entry.Reverses!.Value);
                    AddRest(null);
                    break;
                case EntryKind.FamilyDraw or EntryKind.ReverseFamilyDraw:
                    // A part of the relative's claim, which says it all.
                    break;
                default:
                    if (moved == Fen.Zero) break;
                    Begin(member, entry, "move", null);
                    AddRest(moved);
                    break;
            }
        }
    }

    private void Begin(long member, LedgerEntry entry, string what, long? claim)
    {
        _tables.Ledger.Add(entry.Id).Add(InternalId.OfMember(member)).Add(entry.MemberVersion).Add(what);
        if (claim is { } id) _tables.Ledger.Add(id);
        else _tables.Ledger.Add("");
        _counts = _counts with { Events = _counts.Events + 1 };
    }

    private void AddRest(Fen? moved)
    {
        for (var empty = 0; empty < 8; empty++) _tables.Ledger.Add("");
        if (moved is { } amount) _tables.Ledger.Add(amount.Value).End();
        else _tables.Ledger.Add("").End();
    }

    private void WriteStanding(long member, List<LedgerEntry> entries)
    {
        var reversed = entries.Where(entry => entry.Kind == EntryKind.Reverse)
            .Select(entry => entry.Reverses!.Value).ToHashSet();
        var standing = entries.Where(entry => entry.Kind == EntryKind.Settle && !reversed.Contains(entry.Id))
            .OrderBy(entry => entry.Day).ThenBy(entry => entry.Setting != ClaimSetting.Hospital)
            .ThenBy(entry => entry.Id);
        foreach (var entry in standing)
        {
            WriteClaim(member, entry);
            _counts = _counts with { Claims = _counts.Claims + 1 };
        }

        _counts = _counts with { Reversed = _counts.Reversed + reversed.Count };
    }

    private void WriteClaim(long member, LedgerEntry entry)
    {
        _tables.Claims.Add(entry.Id).Add(InternalId.OfMember(member)).Add(entry.Day);
        _tables.Claims.Add(ExportWords.Of(entry.Setting)).Add((long)entry.Level);
        _tables.Claims.Add(entry.Total.Value).Add(entry.InScope.Value);
        _tables.Claims.Add(ExportWords.Of(entry.AccountUse != AccountUse.None)).Add(ExportWords.Of(entry.VisitKind));
        _tables.Claims.Add(InternalId.OfInstitution(entry.Institution!.Value)).Add(_institutions.DistrictOf(entry));
        _tables.Claims.Add(entry.FullySelfPaid.Value).Add(entry.OverPriceLimit.Value).Add(entry.PreSelfPaid.Value).End();
    }
}

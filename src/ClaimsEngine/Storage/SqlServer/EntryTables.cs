using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>The entries of a batch, with their keys, lines and flags, as rows.</summary>
internal static class EntryTables
{
    public static TableRows Entries(IEnumerable<LedgerEntry> entries)
    {
        var rows = new TableRows(TableTypes.EntryRows);
        foreach (var entry in entries) Add(rows.Next(), entry);
        return rows;
    }

    /// <summary>The numbers that the batch uses up: of claims and purchases, and closed without either.</summary>
    public static TableRows ClaimKeys(Batch batch)
    {
        var rows = new TableRows(TableTypes.ClaimKeyRows);
        foreach (var entry in batch.Entries.Where(entry => entry.Kind is EntryKind.Settle or EntryKind.Purchase))
            rows.Next().Add(entry.Institution!.Value).Add(entry.ClaimNumber!).Add(entry.Id);
        foreach (var (institution, number) in batch.NewFences)
            rows.Next().Add(institution.Key).Add(number).Add((long?)null);
        return rows;
    }

    public static TableRows Lines(IEnumerable<LedgerEntry> entries)
    {
        var rows = new TableRows(TableTypes.EntryLineRows);
        foreach (var entry in entries)
        {
            for (var i = 0; i < entry.Lines.Count; i++)
            {
                var line = entry.Lines[i];
                var amounts = line.Amounts;
                rows.Next().Add(entry.Id).Add(i).Add(line.Item).Add(line.ItemVersion).Add(line.QuantityE4)
                    .Add(line.PriceE6).Add(line.Days);
                Add(rows, amounts.Amount, amounts.InScope, amounts.FullySelfPaid, amounts.OverPriceLimit,
                    amounts.PreSelfPaid);
            }
        }

        return rows;
    }

    public static TableRows Flags(IEnumerable<LedgerEntry> entries)
    {
        var rows = new TableRows(TableTypes.FlagRows);
        foreach (var entry in entries)
        {
            foreach (var note in entry.Flags)
                rows.Next().Add(entry.Id).Add((int)note.Kind).Add(note.Measure).Add(entry.Institution!.Value);
        }

        return rows;
    }

    // In the order of the columns.
    private static void Add(TableRows to, LedgerEntry entry)
    {
        to.Add(entry.Id).Add((int)entry.Kind).Add(entry.Member).Add(entry.Sequence).Add(entry.PreviousId)
            .Add(entry.MemberVersion).Add(entry.Policy).Add(entry.RecordedAtMs).Add(StoredDay.Of(entry.Day))
            .Add(entry.Institution).Add(entry.InstitutionVersion).Add(entry.ClaimNumber)
            .Add((int)entry.VisitKind).Add((int)entry.Setting).Add(entry.Prescriber)
            .Add(entry.PrescriberVersion).Add(StoredDay.Of(entry.IssueDay)).Add((int)entry.AccountUse)
            .Add(entry.AccountLimit?.Value).Add(entry.ReplacesNumber).Add(entry.Reverses);
        Add(to, entry.Total, entry.InScope, entry.FullySelfPaid, entry.OverPriceLimit, entry.PreSelfPaid);
        Add(to, entry.Deductible, entry.AtRate, entry.OverLimit, entry.Fund, entry.Account, entry.Family, entry.Cash);
        Add(to, entry.Credit, entry.SumBefore, entry.SumAfter, entry.BalanceAfter);
        to.Add((int)entry.Level).Add((int)entry.Category).Add(entry.DeductibleYear)
            .Add(entry.YearlyDeductible.Value).Add(entry.PrescriptionNumber).Add(entry.PartOf).Add(entry.Relative)
            .Add(entry.Purpose).Add(entry.Marks).Add(entry.LinesDigest);
        Add(to, entry.ContributionBase, entry.Employer, entry.Individual);
        to.Add(entry.Hash);
    }

    private static void Add(TableRows to, params ReadOnlySpan<Fen> amounts)
    {
        foreach (var amount in amounts) to.Add(amount.Value);
    }
}

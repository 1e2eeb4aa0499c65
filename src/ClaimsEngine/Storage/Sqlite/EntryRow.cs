using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The columns of the entry table, in one order for reading and writing.</summary>
internal static class EntryRow
{
    /// <summary>The columns, each of the table named e.</summary>
    public const string Columns = EntryColumns.All;

    /// <summary>How many columns there are; what a query selects after them begins here.</summary>
    public const int Count = EntryColumns.Count;

    /// <summary>Appends a row; its parameters are the columns in their order.</summary>
    public static string Insert { get; } =
        $"""
        INSERT INTO entry ({Columns.Replace("e.", "", StringComparison.Ordinal)})
        VALUES ({string.Join(", ", Enumerable.Repeat("?", Count))})
        """;

    public static void Bind(Statement to, LedgerEntry entry)
    {
        to.Bind(entry.Id).Bind((long)entry.Kind).Bind(entry.Member).Bind(entry.Sequence).Bind(entry.PreviousId)
            .Bind(entry.MemberVersion).Bind(entry.Policy).Bind(entry.RecordedAtMs).Bind(StoredDay.Of(entry.Day))
            .Bind(entry.Institution).Bind(entry.InstitutionVersion).Bind(entry.ClaimNumber)
            .Bind((long)entry.VisitKind).Bind((long)entry.Setting).Bind(entry.Prescriber)
            .Bind(entry.PrescriberVersion).Bind(StoredDay.Of(entry.IssueDay)).Bind((long)entry.AccountUse)
            .Bind(entry.AccountLimit?.Value).Bind(entry.ReplacesNumber).Bind(entry.Reverses);
        Bind(to, entry.Total, entry.InScope, entry.FullySelfPaid, entry.OverPriceLimit, entry.PreSelfPaid);
        Bind(to, entry.Deductible, entry.AtRate, entry.OverLimit, entry.Fund, entry.Account, entry.Family, entry.Cash);
        Bind(to, entry.Credit, entry.SumBefore, entry.SumAfter, entry.BalanceAfter);
        to.Bind((long)entry.Level).Bind((long)entry.Category).Bind(entry.DeductibleYear)
            .Bind(entry.YearlyDeductible.Value).Bind(entry.PrescriptionNumber).Bind(entry.PartOf).Bind(entry.Relative)
            .Bind(entry.Purpose).Bind(entry.Marks);
        if (entry.LinesDigest.IsEmpty) to.Bind((long?)null);
        else to.BindBlob(entry.LinesDigest.Span);
        Bind(to, entry.ContributionBase, entry.Employer, entry.Individual);
        to.BindBlob(entry.Hash.Span);
    }

    public static LedgerEntry Read(Statement row) => EntryColumns.Read(row);

    private static void Bind(Statement to, params ReadOnlySpan<Fen> amounts)
    {
        foreach (var amount in amounts) to.Bind(amount.Value);
    }
}

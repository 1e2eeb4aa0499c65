using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Flags;

/// <summary>What the flag rules look at of a claim or purchase.</summary>
/// <param name="Entry">The id of its entry.</param>
/// <param name="Day">The service date.</param>
/// <param name="Institution">The institution's key.</param>
/// <param name="IsVisit">Whether it is a visit at a hospital.</param>
/// <param name="Total">The bill.</param>
/// <param name="Drugs">Its drugs that last for a known number of days.</param>
internal readonly record struct RecentClaim(
    long Entry, DateOnly Day, long Institution, bool IsVisit, Fen Total, IReadOnlyList<RecentDrug> Drugs)
{
    /// <summary>What is looked at of a claim's or purchase's entry.</summary>
    public static RecentClaim Of(LedgerEntry entry) => new(
        entry.Id,
        entry.Day,
        entry.Institution!.Value,
        entry is { Kind: EntryKind.Settle, Setting: ClaimSetting.Hospital },
        entry.Total,
        entry.Lines.Count == 0 ? [] : DrugsOf(entry));

    private static RecentDrug[] DrugsOf(LedgerEntry entry) =>
    [
        .. entry.Lines.Where(line => line.Days > 0).GroupBy(line => line.Item)
            .Select(lines => new RecentDrug(lines.Key, lines.Max(line => line.Days))),
    ];
}

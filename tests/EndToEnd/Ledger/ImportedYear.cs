using System.Globalization;

namespace EndToEnd.Ledger;

/// <summary>One imported member with the periods of coverage.</summary>
internal sealed record ImportedMember(string Id, DateOnly Birth, DateOnly? Until, IReadOnlyList<ImportedPeriod> Periods);

/// <summary>One period of coverage: status as the replay's data spell it, and the monthly base in fen.</summary>
internal sealed record ImportedPeriod(DateOnly From, string Status, long BaseFen);

/// <summary>One imported claim.</summary>
internal sealed record ImportedClaim(
    string Id, string MemberId, string Time, bool IsPharmacy, int Level, long TotalFen, long InScopeFen)
{
    /// <summary>The service date as written.</summary>
    public DateOnly Day => ImportedYear.DayOf(Time);
}

/// <summary>The members and claims of 2022 out of an imported folder, as text tells them.</summary>
internal sealed class ImportedYear
{
    private const int Year = 2022;

    private ImportedYear(IReadOnlyList<ImportedMember> members, IReadOnlyList<ImportedClaim> claims)
    {
        Members = members;
        Claims = claims;
    }

    /// <summary>The members that have a claim in the year.</summary>
    public IReadOnlyList<ImportedMember> Members { get; }

    /// <summary>The claims of the year in replay order: time, hospital before pharmacy, row.</summary>
    public IReadOnlyList<ImportedClaim> Claims { get; }

    public static ImportedYear Read(string folder)
    {
        ImportedClaim[] claims =
        [
            .. Rows(Path.Combine(folder, "claims.csv"))
                .Select(row => new ImportedClaim(
                    row["claim_id"], row["member_id"], row["service_time"], row["kind"] == "pharmacy",
                    int.Parse(row["level"], CultureInfo.InvariantCulture), Fen(row["total_fen"]), Fen(row["in_scope_fen"])))
                .Where(claim => claim.Day.Year == Year)
                .OrderBy(claim => claim.Time, StringComparer.Ordinal).ThenBy(claim => claim.IsPharmacy),
        ];
        var treated = claims.Select(claim => claim.MemberId).ToHashSet();
        ImportedMember[] members =
        [
            .. Rows(Path.Combine(folder, "members.csv")).Where(row => treated.Contains(row["member_id"]))
                .GroupBy(row => row["member_id"])
                .Select(rows => new ImportedMember(
                    rows.Key, DayOf(rows.First()["birth_date"]), OptionalDay(rows.First()["coverage_until"]),
                    [
                        .. rows.Select(row => new ImportedPeriod(
                            DayOf(row["status_from"]), row["status"], Fen(row["contribution_base_fen"])))
                            .OrderBy(period => period.From),
                    ])),
        ];
        return new ImportedYear(members, claims);
    }

    public static DateOnly DayOf(string text) =>
        DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? OptionalDay(string text) => text.Length == 0 ? null : DayOf(text);

    private static long Fen(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        string[]? names = null;
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(',');
            if (names is null) names = cells;
            else yield return names.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }
}

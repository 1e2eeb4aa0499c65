namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// DuckDB over the published data: every row is the rules' own, and the totals are the published ones.
/// </summary>
internal sealed class PublishedClaimsTests
{
    private static readonly Scenario Year = new("2022", new(2022, 1, 1), new(2022, 12, 31));
    private static readonly Scenario Decade = new("2014-2025", new(2014, 1, 1), new(2025, 12, 31)) { Held = 2022 };

    private static readonly TestCaseData[] Windows =
    [
        Case(Year, 3347, 143, 38927779, 38756736, 15369370, 11296281, 4959118, 9556486, 14001923, 306),
        Case(
            Decade, 34248, 1661, 412830670, 410654551, 165495991, 119766615, 46654461, 163503240, 83831439, 410),
    ];

    private static TestCaseData Case(Scenario window, params long[] totals) =>
        new TestCaseData(window, totals).SetArgDisplayNames(window.Name);

    [TestCaseSource(nameof(Windows))]
    public void Statement_PublishedClaims_EqualsTheRulesAndThePublishedTotals(Scenario window, long[] totals)
    {
        var population = PublishedClaims.Read();
        using var tables = new DuckDbTables(population);
        var rows = tables.Decide(window.Print("duckdb"));
        DecidedRows.AssertEqual(rows, window.Walk(population), window.Name);

        var settled = rows.Where(row => row.Reason is null).ToList();
        long Sum(Func<DecidedClaim, long?> part) => settled.Sum(row => part(row)!.Value);
        Assert.That(
            new[]
            {
                settled.Count, rows.Count(row => row.Reason == "benefit_not_defined"), Sum(row => row.TotalFen),
                Sum(row => row.InScopeFen), Sum(row => row.FundFen), Sum(row => row.DeductibleFen),
                Sum(row => row.OverLimitFen), Sum(row => row.AccountFen), Sum(row => row.CashFen),
                rows.Select(row => row.MemberId).Distinct().Count(),
            },
            Is.EqualTo(totals),
            "claims, refused, total, in scope, fund, deductible, over limit, account, cash, members");
    }
}

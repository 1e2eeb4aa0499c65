using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Reconciliation;

/// <summary>Budgets are imported whole or not at all, and spending is reported against the latest (R7.2).</summary>
internal sealed class BudgetTests
{
    private const string Header = "institution_id,district,month,budget_fen\n";

    private static readonly (string Csv, string Field, string Says)[] Wrong =
    [
        ("", "csv[1].header", "must be institution_id,district,month,budget_fen"),
        (Header + "H1,,2022-12,1\nH1,120101,2022-12,1\n", "csv[3].district", "line 3, column district"),
        (Header + ",,2022-12,1\n", "csv[2].district", "either one must be given"),
        (Header + "a b,,2022-12,1\n", "csv[2].institution_id", "must be 1 to 64"),
        (Header + "H1,,2022-13,1\n", "csv[2].month", "must be a month, such as 2022-01"),
        (Header + "H1,,2022-12-01,1\n", "csv[2].month", "must be a month"),
        (Header + "H1,,2022-12,-1\n", "csv[2].budget_fen", "must be a whole number, 0 to 1000000000000000"),
        (Header + "H1,,2022-12,1\nH1,,2022-12,2\n", "csv[3].month", "repeats"),
        (Header + "H1,2022-12,1\n", "csv[2].budget_fen", "ends a row of 3 fields; 4 are allowed"),
        (Header + "H1,,2022-12,1\nH9,,2022-12,1\n", "csv[3].institution_id", "names no registered institution"),
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task GetBudgetReport_Spending_IsThatOfInstitutionAndDistrict()
    {
        await ImportAsync("H1,,2022-12,20000\n,120101,2022-12,50000\n,和平区,2022-12,7\nH1,,2023-01,0\nH2,,2023-02,9\n");
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-06-30", 100_000));
        await _engine.SettleAsync(Given.Claim("C2", "H2", "2022-07-01", 10_000));
        _engine.Clock.Advance(TimeSpan.FromDays(1));
        await _engine.ReverseAsync("H1", "C1");
        Assert.That(await ReportAsync(), Is.EqualTo(new[]
        {
            Row("", "120101", "2022-12-01", 50_000, 21_500),
            Row("", "和平区", "2022-12-01", 7, 0),
            Row("H1", "", "2022-12-01", 20_000, 15_000),
            Row("H1", "", "2023-01-01", 0, -15_000),
        }));
    }

    [Test]
    public async Task ImportBudgets_Again_AddsAVersionOnlyWhereItDiffers()
    {
        Assert.That(await ImportAsync("H1,,2022-12,100\nH2,,2022-12,100\n"), Is.EqualTo((2, 2)));
        Assert.That(await ImportAsync("H1,,2022-12,100\nH2,,2022-12,200\n"), Is.EqualTo((2, 1)));
        Assert.That(await ImportAsync("H2,,2022-12,100\n"), Is.EqualTo((1, 1)), "back to the first");
        Assert.That((await ReportAsync()).Select(row => row.BudgetFen), Is.EqualTo(new[] { 100L, 100 }));
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT count(*) FROM budget"), Is.EqualTo(4), "every version is kept");
        Assert.That(() => database.Execute("UPDATE budget SET budget_fen = 1"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never updated"));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task ImportBudgets_Wrong_NamesLineAndColumnAndKeepsNothing((string Csv, string Field, string Says) wrong)
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.Reconciliation.ImportBudgetsAsync(
            new ImportBudgetsRequest { Csv = wrong.Csv }));
        Assert.That(error.Reason, Is.EqualTo("FIELD_INVALID"));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { wrong.Field }));
        Assert.That(error.Violations[wrong.Field], Does.Contain(wrong.Says));
        Assert.That(await ReportAsync(), Is.Empty);
    }

    [Test]
    public async Task ImportBudgets_LargerThanAnOrdinaryRequest_IsTaken()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $",D{i},2022-12,1\n"));
        Assert.That(await ImportAsync(rows), Is.EqualTo((20_000, 20_000)));
    }

    private static BudgetRow Row(string institution, string district, string month, long budget, long spent) => new()
    {
        InstitutionId = institution,
        District = district,
        Month = Given.Day(month),
        BudgetFen = budget,
        SpentFen = spent,
    };

    private async Task<(int Rows, int Changed)> ImportAsync(string rows)
    {
        var answer = await _engine.Reconciliation.ImportBudgetsAsync(new ImportBudgetsRequest { Csv = Header + rows });
        return (answer.Rows, answer.Changed);
    }

    private async Task<IEnumerable<BudgetRow>> ReportAsync() =>
        (await _engine.Reconciliation.GetBudgetReportAsync(new GetBudgetReportRequest
        {
            FromMonth = Given.Day("2022-12-01"),
            UntilMonth = Given.Day("2023-01-01"),
        })).Rows;
}

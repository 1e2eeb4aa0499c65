using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Reconciliation;

/// <summary>Totals by day and clearing category, and an institution's month.</summary>
internal sealed class TotalsTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await Pharmacy.StartAsync();
        await _engine.OpenAsync("M1", 30_000);
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100_000));
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-02", 2_000, member: "M2"));
        await _engine.SettleAsync(Given.Claim("X1", "H2", "2022-03-03", 999));
        var emergency = Given.Claim("C3", "H1", "2022-03-04", 4_000, member: "M2");
        emergency.VisitKind = VisitKind.Emergency;
        await _engine.SettleAsync(emergency);
        _engine.Clock.Advance(TimeSpan.FromDays(1));
        await _engine.ReverseAsync("H1", "C2");
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task CompareTotals_EqualBooks_AreEqual()
    {
        var totals = Totals(3, 1, 104_000, 15_000, 30_000, 59_000);
        var answer = await CompareAsync("2022-12-31", "2023-01-01", totals);
        Assert.That(answer, Is.EqualTo(new CompareTotalsResponse { Equal = true, Totals = totals }));
    }

    [Test]
    public async Task CompareTotals_OfADay_CountsAReversalOnItsOwnDay()
    {
        var first = await CompareAsync("2022-12-31", "2022-12-31", new ClaimTotals());
        Assert.That(first.Totals, Is.EqualTo(Totals(3, 0, 106_000, 15_000, 30_000, 61_000)));
        Assert.That(first.Equal, Is.False);
        Assert.That(first.Differing,
            Is.EqualTo(new[] { "settled", "total_fen", "fund_fen", "account_fen", "cash_fen" }));
        var second = await CompareAsync("2023-01-01", "2023-01-01", Totals(0, 0, -2_000, 0, 0, -2_000));
        Assert.That(second.Totals, Is.EqualTo(Totals(0, 1, -2_000, 0, 0, -2_000)));
        Assert.That(second.Differing, Is.EqualTo(new[] { "reversed" }));
    }

    [Test]
    public async Task CompareTotals_OfACategory_LeavesOthersOut()
    {
        var totals = Totals(1, 0, 4_000, 0, 0, 4_000);
        var answer = await CompareAsync("2022-12-31", "2023-01-01", totals, ClearingCategory.Emergency);
        Assert.That(answer.Equal, Is.True, $"{answer}");
        var none = await CompareAsync("2022-12-31", "2023-01-01", new ClaimTotals(), ClearingCategory.ChronicSpecial);
        Assert.That(none.Equal, Is.True, $"{none}");
    }

    [Test]
    public async Task CompareTotals_Wrong_NamesEveryField()
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.Reconciliation.CompareTotalsAsync(
            new CompareTotalsRequest
            {
                From = Given.Day("2022-01-01"),
                Until = Given.Day("2022-02-01"),
                Category = (ClearingCategory)9,
            }));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "institution_id", "until", "category", "totals" }));
        Assert.That(error.Violations["until"], Is.EqualTo("makes 32 days; at most 31 are allowed"));
        var backwards = await ErrorDetail.OfAsync(() => CompareAsync("2022-12-31", "2022-12-30", new ClaimTotals()));
        Assert.That(backwards.Violations.Keys, Is.EqualTo(new[] { "until" }));
    }

    [Test]
    public async Task Reports_UnknownInstitution_IsNotFound()
    {
        Func<Task>[] calls =
        [
            async () => await _engine.Reconciliation.CompareTotalsAsync(new CompareTotalsRequest
            {
                InstitutionId = "H9",
                From = Given.Day("2022-01-01"),
                Until = Given.Day("2022-01-01"),
                Totals = new ClaimTotals(),
            }),
            async () => await _engine.Reconciliation.GetDigestsAsync(
                new GetDigestsRequest { InstitutionId = "H9", Day = Given.Day("2022-01-01") }),
            async () => await _engine.Reconciliation.GetMonthlyStatementAsync(
                new GetMonthlyStatementRequest { InstitutionId = "H9", Month = Given.Day("2022-01-01") }),
        ];
        foreach (var call in calls)
            Assert.That((await ErrorDetail.OfAsync(call)).Reason, Is.EqualTo("INSTITUTION_NOT_FOUND"));
    }

    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    public async Task CompareTotals_FarDay_IsEmpty(string day)
    {
        var answer = await CompareAsync(day, day, new ClaimTotals());
        Assert.That(answer.Totals, Is.EqualTo(new ClaimTotals()));
        Assert.That(answer.Equal, Is.True);
    }

    [Test]
    public async Task GetMonthlyStatement_OfAMonth_HasARowForEachCategory()
    {
        var month = Given.Day("2022-12-01");
        month.Day = 0;
        var statement = await _engine.Reconciliation.GetMonthlyStatementAsync(
            new GetMonthlyStatementRequest { InstitutionId = "H1", Month = month });
        Assert.That(statement.Rows, Is.EqualTo(new[]
        {
            new StatementRow
            {
                Category = ClearingCategory.Outpatient,
                Totals = Totals(2, 0, 102_000, 15_000, 30_000, 57_000),
                Members = 2,
            },
            new StatementRow
            {
                Category = ClearingCategory.Emergency,
                Totals = Totals(1, 0, 4_000, 0, 0, 4_000),
                Members = 1,
            },
        }));
    }

    [Test]
    public async Task GetMonthlyStatement_OfAPharmacy_HoldsPrescriptionsAndPurchases()
    {
        var claim = Given.Claim("P1", "P1", "2022-03-01", 1_000);
        claim.Prescription = new Prescription { InstitutionId = "H1", IssueDate = Given.Day("2022-02-20") };
        await _engine.SettleAsync(claim);
        _engine.AppendLike("kind = 8, claim_number = 'P2', total_fen = 500, fund_fen = 0, account_fen = 300, cash_fen = 200");
        var statement = await _engine.Reconciliation.GetMonthlyStatementAsync(
            new GetMonthlyStatementRequest { InstitutionId = "P1", Month = Given.Day("2023-01-01") });
        var row = statement.Rows.Single();
        Assert.That(row.Category, Is.EqualTo(ClearingCategory.Pharmacy));
        Assert.That(row.Totals, Is.EqualTo(Totals(2, 0, 1_500, 750, 300, 450)));
        Assert.That(row.Members, Is.EqualTo(1));
    }

    private static ClaimTotals Totals(long settled, long reversed, long total, long fund, long account, long cash) => new()
    {
        Settled = settled,
        Reversed = reversed,
        TotalFen = total,
        FundFen = fund,
        AccountFen = account,
        CashFen = cash,
    };

    private async Task<CompareTotalsResponse> CompareAsync(
        string from, string until, ClaimTotals totals, ClearingCategory category = ClearingCategory.Unspecified) =>
        await _engine.Reconciliation.CompareTotalsAsync(new CompareTotalsRequest
        {
            InstitutionId = "H1",
            From = Given.Day(from),
            Until = Given.Day(until),
            Category = category,
            Totals = totals,
        });
}

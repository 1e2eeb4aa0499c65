using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Reconciliation;

/// <summary>The fund's months: income, spending, and who was paid (R3.2, R3.3, R7.1, R8.1).</summary>
internal sealed class FundReportTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task GetFundReport_Claims_AreByMonthLevelAndDistrictOfTheServiceDate()
    {
        var moved = Given.Hospital(1);
        moved.Periods.Add(moved.Periods[0].Clone());
        moved.Periods[1].From = Given.Day("2022-07-01");
        moved.Periods[1].District = "120102";
        await _engine.RegisterAsync(moved);
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-06-30", 100_000));
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-07-01", 100_000));
        await _engine.SettleAsync(Given.Claim("C3", "H1", "2022-07-01", 90_000, member: "M2"));
        await _engine.SettleAsync(Given.Claim("C4", "H3", "2022-07-01", 10_000));
        _engine.Clock.Advance(TimeSpan.FromDays(1));
        await _engine.ReverseAsync("H1", "C3");

        var report = await ReportAsync("2022-12-01", "2023-02-01", 5_000);
        Assert.That(report.Payments, Is.EqualTo(new[]
        {
            Payment("2022-12-01", 1, "120101", 1, 1, 15_000),
            Payment("2022-12-01", 1, "120102", 2, 2, 75_000 + 7_500),
            Payment("2022-12-01", 3, "120101", 1, 1, 5_500),
            Payment("2023-01-01", 1, "120102", -1, 0, -7_500),
        }));
        Assert.That(report.Months.Select(month => month.ClaimsFen), Is.EqualTo(new[] { 103_000L, -7_500, 0 }));
        Assert.That(report.Months.Select(month => month.Month.Month), Is.EqualTo(new[] { 12, 1, 2 }));
    }

    [Test]
    public async Task GetFundReport_ContributionsAndCredits_AreTheFundsWhenTheyAreOutOfIt()
    {
        await _engine.CreditAsync("M1", "2022-03-01");
        _engine.AppendLike("kind = 5, credit_fen = 0, employer_fen = 50000, individual_fen = 10000");
        _engine.AppendLike("kind = 6, employer_fen = -20000, individual_fen = 0");
        _engine.AppendLike("kind = 4, employer_fen = 0, credit_fen = 10000, category = 1, day = 20220401");
        _engine.AppendLike("kind = 4, credit_fen = 4000, category = 2, day = 20220501");
        _engine.AppendLike("kind = 4, credit_fen = 5000, category = 3, day = 20220601");
        _engine.AppendLike("kind = 7, credit_fen = -4000, category = 2, day = 20220501");
        var report = await ReportAsync("2022-12-01", "2022-12-01");
        Assert.That(report.Months.Single(), Is.EqualTo(new FundMonth
        {
            Month = Given.Day("2022-12-01"),
            EmployerFen = 30_000,
            RetireeCreditsFen = 5_000,
        }));
        Assert.That(report.Payments, Is.Empty);
    }

    [Test]
    public async Task CountMarks_ByServiceDate_LeavesReversedClaimsOut()
    {
        await MarkAsync("C1", "H1", "2022-03-01", VisitMark.CrossRegion, VisitMark.Referral);
        await MarkAsync("C2", "H2", "2022-03-31", VisitMark.LongPrescription, VisitMark.Referral);
        await MarkAsync("C3", "H1", "2022-03-31", VisitMark.FirstVisit);
        await MarkAsync("C4", "H1", "2022-03-15");
        await MarkAsync("C5", "H1", "2022-04-01", VisitMark.Referral);
        await MarkAsync("C6", "H1", "2022-03-15", VisitMark.CrossRegion);
        await _engine.ReverseAsync("H1", "C6");
        Assert.That(await CountAsync(""), Is.EqualTo(Counts(4, 1, 1, 1, 2)));
        Assert.That(await CountAsync("H1"), Is.EqualTo(Counts(3, 1, 0, 1, 1)));
        Assert.That(await CountAsync("H9"), Is.EqualTo(new CountMarksResponse()));
    }

    [Test]
    public async Task Reports_Wrong_NameEveryField()
    {
        var report = await ErrorDetail.OfAsync(() => ReportAsync("2022-01-01", "2027-01-01", -1));
        Assert.That(report.Violations.Keys, Is.EqualTo(new[] { "until_month", "capitation_fen" }));
        Assert.That(report.Violations["until_month"], Is.EqualTo("makes 61 months; at most 60 are allowed"));
        var day = await ErrorDetail.OfAsync(() => ReportAsync("2022-02-02", "2022-01-01"));
        Assert.That(day.Violations.Keys, Is.EqualTo(new[] { "from_month" }));
        var backwards = await ErrorDetail.OfAsync(() => ReportAsync("2022-02-01", "2022-01-01"));
        Assert.That(backwards.Violations.Keys, Is.EqualTo(new[] { "until_month" }));
        var marks = await ErrorDetail.OfAsync(async () => await _engine.Reconciliation.CountMarksAsync(
            new CountMarksRequest { From = Given.Day("2022-01-01"), Until = Given.Day("2023-01-02"), InstitutionId = "a b" }));
        Assert.That(marks.Violations.Keys, Is.EqualTo(new[] { "until", "institution_id" }));
    }

    private static FundPayment Payment(string month, int level, string district, long claims, long members, long fund) =>
        new()
        {
            Month = Given.Day(month),
            Level = level,
            District = district,
            Claims = claims,
            Members = members,
            FundFen = fund,
            CapitationFen = members * 5_000,
        };

    private static CountMarksResponse Counts(long claims, long crossRegion, long longs, long first, long referral) => new()
    {
        Claims = claims,
        CrossRegion = crossRegion,
        LongPrescription = longs,
        FirstVisit = first,
        Referral = referral,
    };

    private async Task<GetFundReportResponse> ReportAsync(string from, string until, long capitationFen = 0) =>
        await _engine.Reconciliation.GetFundReportAsync(new GetFundReportRequest
        {
            FromMonth = Given.Day(from),
            UntilMonth = Given.Day(until),
            CapitationFen = capitationFen,
        });

    private async Task MarkAsync(string number, string institution, string day, params VisitMark[] marks)
    {
        var claim = Given.Claim(number, institution, day, 1_000);
        claim.Marks.AddRange(marks);
        await _engine.SettleAsync(claim);
    }

    private async Task<CountMarksResponse> CountAsync(string institution) =>
        await _engine.Reconciliation.CountMarksAsync(new CountMarksRequest
        {
            From = Given.Day("2022-03-01"),
            Until = Given.Day("2022-03-31"),
            InstitutionId = institution,
        });
}

using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>A refusal is an answer, with its reason, rule and paragraph in both languages.</summary>
internal sealed class RefusalTests
{
    private TestEngine _engine = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        var ended = Given.Active("M2", from: "2022-02-01");
        ended.CoverageUntil = Given.Day("2022-06-30");
        var resident = Given.Active("M3");
        resident.Periods[0].Scheme = Scheme.Resident;
        resident.Periods[0].EmploymentStatus = EmploymentStatus.Unspecified;
        await _engine.RegisterAllAsync(Given.Active(), ended, resident);
        await _engine.RegisterAsync(Given.Hospital("H8", ("2022-03-01", HospitalGrade.First, false)));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCase(Reason.ServiceDateInFuture, "I8", "", "2023-01-01", "H1", "M1")]
    [TestCase(Reason.PolicyNotInForce, "R4.3", "(四)", "2021-12-31", "H1", "M1")]
    [TestCase(Reason.CoverageNotStarted, "R4.1", "(四)", "2022-01-31", "H1", "M2")]
    [TestCase(Reason.CoverageEnded, "R4.1", "(四)", "2022-07-01", "H1", "M2")]
    [TestCase(Reason.InstitutionNotDesignated, "R6.1", "(六)", "2022-03-01", "H8", "M1")]
    [TestCase(Reason.InstitutionNotDesignated, "R6.1", "(六)", "2022-02-28", "H8", "M1")]
    [TestCase(Reason.PrescriptionRequired, "R5.4", "(五)", "2022-03-01", "P1", "M1")]
    [TestCase(Reason.BenefitNotDefined, "I11", "", "2022-03-01", "H1", "M3")]
    public async Task Settle_NoBenefit_IsRefusedWithItsRule(
        Reason reason, string rule, string paragraph, string day, string institution, string member)
    {
        var refusal = await _engine.RefuseAsync(Given.Claim("C1", institution, day, 100_000, member: member));
        AssertRefusal(refusal, reason, rule, paragraph);
    }

    [Test]
    public async Task Settle_PrescriberNotDesignated_IsRefused()
    {
        var claim = Given.Claim("C1", "P1", "2022-03-02", 100_000);
        claim.Prescription = new Prescription { InstitutionId = "H8", IssueDate = Given.Day("2022-03-01") };
        AssertRefusal(await _engine.RefuseAsync(claim), Reason.PrescriberNotDesignated, "R5.4", "(五)");
    }

    [Test]
    public async Task Settle_ChronicVisit_IsRefused()
    {
        var claim = Given.Claim("C1", "H1", "2022-03-02", 100_000);
        claim.VisitKind = VisitKind.ChronicSpecial;
        AssertRefusal(await _engine.RefuseAsync(claim), Reason.BenefitNotDefined, "I11", "");
    }

    [Test]
    public async Task Settle_PrescriptionFromBeforeTheTerm_TakesTheGradeOfThatDay()
    {
        var claim = Given.Claim("C7", "P1", "2022-01-05", 1_000);
        claim.Prescription = new Prescription { InstitutionId = "H2", IssueDate = Given.Day("2021-12-28") };
        Assert.That((await _engine.SettleAsync(claim)).Level, Is.EqualTo(2));
    }

    [Test]
    public async Task E18_NoScheduleFor2023_IsRefused()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        await engine.SettleAsync(Given.Claim("C1", "H1", "2022-05-01", 30_000));
        engine.Clock.SetUtcNow(TestEngine.Start.AddDays(60));
        var refusal = await engine.RefuseAsync(Given.Claim("C2", "H1", "2023-02-01", 100_000));
        AssertRefusal(refusal, Reason.NoDeductibleSchedule, "R4.3", "(四)");
    }

    [TestCase("2022-05-01", true)]
    [TestCase("2022-04-30", false)]
    public async Task Settle_TheFilingLimit_Is365Days(string day, bool settles)
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        engine.Clock.SetUtcNow(new DateTimeOffset(2023, 5, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        var answer = await engine.Claims.SettleAsync(new SettleRequest { Claim = Given.Claim("C1", "H1", day, 100) });
        Assert.That(answer.Settlement is not null, Is.EqualTo(settles));
        if (!settles) AssertRefusal(answer.Refusal, Reason.FiledTooLate, "I8", "");
    }

    [TestCase(15, 59, false)]
    [TestCase(16, 0, true)]
    public async Task Settle_Today_IsTheDateInShanghai(int utcHour, int utcMinute, bool isNextDay)
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        engine.Clock.SetUtcNow(new DateTimeOffset(2022, 12, 31, 0, 0, 0, TimeSpan.Zero).AddHours(utcHour).AddMinutes(utcMinute));
        var answer = await engine.QuoteAsync(Given.Claim("", "H1", "2023-01-01", 100));
        Assert.That(answer.Refusal.Reason,
            Is.EqualTo(isNextDay ? Reason.NoDeductibleSchedule : Reason.ServiceDateInFuture));
    }

    [Test]
    public async Task Settle_Refused_WritesNothing()
    {
        await _engine.RefuseAsync(Given.Claim("C1", "H1", "2023-01-01", 100_000));
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE claim_number = 'C1'"), Is.Zero);
    }

    private static void AssertRefusal(Refusal refusal, Reason reason, string rule, string paragraph)
    {
        Assert.That(refusal.Reason, Is.EqualTo(reason));
        Assert.That(refusal.RuleId, Is.EqualTo(rule));
        Assert.That(refusal.Paragraph, Is.EqualTo(paragraph));
        Assert.That(refusal.MessageZh, Does.Match(@"\p{IsCJKUnifiedIdeographs}"));
        Assert.That(refusal.MessageEn, Does.Match("^[A-Z].*\\.$"));
        Assert.That(refusal.PolicyHash, Does.Match("^[0-9a-f]{64}$"));
    }
}

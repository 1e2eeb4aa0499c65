using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Members;

/// <summary>Members are kept in versions; their entitlement is what a claim of the day would find.</summary>
internal sealed class MemberTests
{
    private static readonly (string Field, Action<Member> Break)[] Faults =
    [
        ("member.member_id", member => member.MemberId = "a/b"),
        ("member.birth_date", member => member.BirthDate = null),
        ("member.birth_date", member => member.BirthDate = Given.Day("1879-12-31")),
        ("member.birth_date", member => member.BirthDate = Given.Day("2023-01-01")),
        ("member.coverage_until", member => member.CoverageUntil = new Google.Type.Date { Year = 2022, Month = 2, Day = 30 }),
        ("member.periods", member => member.Periods.Clear()),
        ("member.periods[0].from", member => member.Periods[0].From = null),
        ("member.periods[1].from", member => member.Periods.Add(member.Periods[0].Clone())),
        ("member.periods[0].scheme", member => member.Periods[0].Scheme = Scheme.Unspecified),
        ("member.periods[0].scheme", member => member.Periods[0].Scheme = (Scheme)9),
        ("member.periods[0].employment_status", member => member.Periods[0].EmploymentStatus = EmploymentStatus.Unspecified),
        ("member.periods[0].employment_status", member => member.Periods[0].Scheme = Scheme.Resident),
        ("member.periods[0].funding_mode", member => member.Periods[0].FundingMode = (FundingMode)7),
        ("member.periods[0].contribution_base_fen", member => member.Periods[0].ContributionBaseFen = -1),
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync() => _engine = await TestEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCaseSource(nameof(Faults))]
    public async Task Upsert_OneBadField_IsNamed((string Field, Action<Member> Break) fault)
    {
        var member = Given.Active();
        fault.Break(member);
        var error = await ErrorDetail.OfAsync(() => UpsertAsync(member));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.InvalidArgument, "FIELD_INVALID")));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { fault.Field }));
    }

    [Test]
    public async Task Upsert_SameContent_MakesNoVersion()
    {
        var member = Given.Active();
        Assert.That((await UpsertAsync(member)).Version, Is.EqualTo(1));
        member.Periods[0].FundingMode = FundingMode.Unspecified;
        var again = await UpsertAsync(member);
        Assert.That(again.Version, Is.EqualTo(1));
        Assert.That(again.Member, Is.EqualTo(Given.Active()));
    }

    [Test]
    public async Task Upsert_NewContent_KeepsTheOldVersion()
    {
        await UpsertAsync(Given.Active());
        Assert.That((await UpsertAsync(Given.Active(baseFen: 600_000))).Version, Is.EqualTo(2));
        using var database = _engine.OpenDatabase();
        var versions = database.Query<byte[]>("SELECT content FROM member_version ORDER BY version")
            .Select(content => Member.Parser.ParseFrom(content).Periods[0].ContributionBaseFen);
        Assert.That(versions, Is.EqualTo(new[] { 500_000, 600_000 }));
    }

    [Test]
    public async Task Upsert_ManyAtOnce_NumbersEachContentOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => UpsertAsync(Given.Active(baseFen: 1 + i % 3))));
        using var database = _engine.OpenDatabase();
        var kept = database.ExecuteScalar<long>("SELECT count(*) FROM member_version");
        Assert.That(answers.Max(answer => answer.Version), Is.EqualTo(kept));
    }

    [Test]
    public async Task Upsert_AfterClaims_LetsThemStand()
    {
        await _engine.RegisterAllAsync(Given.Active());
        var settled = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100_000));
        await UpsertAsync(Given.Retiree("M1", "1950-01-01"));
        var got = await _engine.GetClaimAsync("H1", "C1");
        Assert.That(got.Settlement, Is.EqualTo(settled));
        var next = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-02", 100_000));
        Assert.That(next.Category, Is.EqualTo(MemberCategory.RetireeFrom70));
    }

    [Test]
    public async Task Get_AfterAClaim_SaysWhatIsLeft()
    {
        await _engine.RegisterAllAsync(Given.Active());
        await _engine.OpenAsync("M1", 10_000);
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 30_000));
        var got = await GetAsync("M1");
        Assert.That(got.Member, Is.EqualTo(Given.Active()));
        Assert.That(got.BalanceFen, Is.Zero);
        Assert.That(got.Entitlement, Is.EqualTo(new Entitlement
        {
            BenefitYear = 2022,
            Category = MemberCategory.Active,
            DeductibleYear = 2022,
            DeductibleFen = 80_000,
            DeductibleLeftFen = 50_000,
            InScopeFen = 30_000,
            FirstBandLeftFen = 520_000,
            LimitLeftFen = 870_000,
        }));
    }

    [TestCase("2021-12-31", Reason.PolicyNotInForce)]
    [TestCase("2022-01-31", Reason.CoverageNotStarted)]
    [TestCase("2023-06-01", Reason.NoDeductibleSchedule)]
    public async Task Get_DayWithoutBenefit_SaysWhy(string day, Reason reason)
    {
        await UpsertAsync(Given.Active(from: "2022-02-01"));
        Assert.That((await GetAsync("M1", day)).Refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Get_Unknown_IsNotFound()
    {
        var error = await ErrorDetail.OfAsync(() => GetAsync("M1"));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.NotFound, "MEMBER_NOT_FOUND")));
    }

    [Test]
    public async Task Get_BadFields_NamesThem()
    {
        var request = new GetMemberRequest { On = new Google.Type.Date { Year = 2022 } };
        var error = await ErrorDetail.OfAsync(async () => await _engine.Members.GetMemberAsync(request));
        Assert.That(error.Violations.Keys, Is.EquivalentTo(new[] { "member_id", "on" }));
    }

    private async Task<UpsertMemberResponse> UpsertAsync(Member member) =>
        await _engine.Members.UpsertMemberAsync(new UpsertMemberRequest { Member = member });

    private async Task<GetMemberResponse> GetAsync(string id, string? on = null) => await _engine.Members.GetMemberAsync(
        new GetMemberRequest { MemberId = id, On = on is null ? null : Given.Day(on) });
}

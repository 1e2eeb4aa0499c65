using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>A request that cannot be understood is answered with every field at fault.</summary>
internal sealed class ClaimValidationTests
{
    private static readonly (string Field, Action<Claim> Break)[] Faults =
    [
        ("claim.institution_id", claim => claim.InstitutionId = ""),
        ("claim.institution_id", claim => claim.InstitutionId = new string('a', 65)),
        ("claim.claim_number", claim => claim.ClaimNumber = ""),
        ("claim.claim_number", claim => claim.ClaimNumber = "C 1"),
        ("claim.member_id", claim => claim.MemberId = "成员"),
        ("claim.service_date", claim => claim.ServiceDate = null),
        ("claim.service_date", claim => claim.ServiceDate.Day = 0),
        ("claim.service_date", claim => (claim.ServiceDate.Month, claim.ServiceDate.Day) = (2, 29)),
        ("claim.visit_kind", claim => claim.VisitKind = (VisitKind)4),
        ("claim.account_use", claim => claim.AccountUse = (AccountUse)(-1)),
        ("claim.total_fen", claim => claim.TotalFen = -1),
        ("claim.total_fen", claim => claim.TotalFen = 100_000_000_001),
        ("claim.total_fen", claim => claim.TotalFen += 1),
        ("claim.in_scope_fen", claim => claim.InScopeFen = -1),
        ("claim.in_scope_fen", claim => claim.InScopeFen = long.MaxValue),
        ("claim.fully_self_paid_fen", claim => claim.FullySelfPaidFen = -1),
        ("claim.over_price_limit_fen", claim => claim.OverPriceLimitFen = long.MinValue),
        ("claim.pre_self_paid_fen", claim => claim.PreSelfPaidFen = -1),
        ("claim.account_limit_fen", claim => claim.AccountLimitFen = -1),
        ("claim.prescription.institution_id", claim => Prescribe(claim, "", "2022-02-01")),
        ("claim.prescription.issue_date", claim => Prescribe(claim, "H1", null)),
        ("claim.prescription.issue_date", claim => Prescribe(claim, "H1", "2022-03-02")),
        ("claim.prescription", claim => (claim.InstitutionId, claim.Prescription) =
            ("H1", new Prescription { InstitutionId = "H2", IssueDate = Given.Day("2022-02-01") })),
        ("claim.prescription.institution_id", claim => Prescribe(claim, "P1", "2022-02-01")),
        ("claim.replaces_claim_number", claim => claim.ReplacesClaimNumber = "C 0"),
        ("claim.replaces_claim_number", claim => claim.ReplacesClaimNumber = "C1"),
    ];

    private TestEngine _engine = null!;

    private static Claim Claim => Given.Claim("C1", "P1", "2022-03-01", 100_000);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCaseSource(nameof(Faults))]
    public async Task Settle_OneBadField_IsNamed((string Field, Action<Claim> Break) fault)
    {
        var claim = Claim;
        fault.Break(claim);
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Reason, Is.EqualTo("FIELD_INVALID"));
        Assert.That(error.Domain, Is.EqualTo("claims.v1"));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { fault.Field }));
        Assert.That(error.Violations[fault.Field], Is.Not.Empty);
        Assert.That(error.Messages.Keys, Is.EquivalentTo(new[] { "zh-CN", "en" }));
        Assert.That(error.Messages["zh-CN"], Does.Contain(fault.Field));
    }

    [Test]
    public async Task Settle_ManyBadFields_AreNamedAtOnce()
    {
        var claim = new Claim { InScopeFen = -5, VisitKind = (VisitKind)9 };
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Violations.Keys, Is.EquivalentTo(new[]
        {
            "claim.institution_id", "claim.claim_number", "claim.member_id", "claim.service_date",
            "claim.visit_kind", "claim.in_scope_fen",
        }));
        Assert.That(error.Violations["claim.in_scope_fen"], Is.EqualTo("is -5 fen; 0 to 100000000000 are allowed"));
    }

    [Test]
    public async Task Settle_NoClaim_SaysSo()
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.Claims.SettleAsync(new SettleRequest()));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "claim" }));
    }

    [Test]
    public async Task Quote_WithoutANumber_IsAnswered()
    {
        var claim = Given.Claim("", "H1", "2022-03-01", 100_000);
        var answer = await _engine.QuoteAsync(claim);
        Assert.That(answer.Settlement.FundFen, Is.EqualTo(15_000));
    }

    [TestCase("M9", "H1", "", "MEMBER_NOT_FOUND")]
    [TestCase("M1", "H9", "", "INSTITUTION_NOT_FOUND")]
    [TestCase("M1", "P1", "H9", "INSTITUTION_NOT_FOUND")]
    public async Task Settle_Unregistered_IsNotFound(string member, string institution, string prescriber, string reason)
    {
        var claim = Given.Claim("C1", institution, "2022-03-01", 100_000, member: member);
        if (prescriber.Length > 0) Prescribe(claim, prescriber, "2022-02-01");
        var settle = await _engine.FailAsync(claim);
        var quote = await _engine.FailQuoteAsync(claim);
        Assert.That((settle.Code, settle.Reason), Is.EqualTo((StatusCode.NotFound, reason)));
        Assert.That((quote.Code, quote.Reason), Is.EqualTo((StatusCode.NotFound, reason)));
    }

    [Test]
    public async Task Settle_NothingBilled_Settles()
    {
        var settled = await _engine.SettleAsync(Given.Claim("Z1", "H1", "2022-03-01", 0));
        Assert.That(settled.CashFen, Is.Zero);
    }

    [Test]
    public void Settle_OversizedMessage_IsRefused()
    {
        var claim = Claim;
        claim.ReplacesClaimNumber = new string('x', 300_000);
        var call = _engine.Claims.SettleAsync(new SettleRequest { Claim = claim }).ResponseAsync;
        Assert.That(async () => await call, Throws.TypeOf<RpcException>()
            .With.Property(nameof(RpcException.StatusCode)).EqualTo(StatusCode.ResourceExhausted));
    }

    private static void Prescribe(Claim claim, string hospital, string? issued) => claim.Prescription = new Prescription
    {
        InstitutionId = hospital,
        IssueDate = issued is null ? null : Given.Day(issued),
    };
}

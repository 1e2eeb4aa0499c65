using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>(institution, claim number) is the key of a claim.</summary>
internal sealed class IdempotencyTests
{
    private static readonly (string Field, Action<Claim> Change)[] Changes =
    [
        ("member_id", claim => claim.MemberId = "M2"),
        ("service_date", claim => claim.ServiceDate = Given.Day("2022-03-02")),
        ("visit_kind", claim => claim.VisitKind = VisitKind.Emergency),
        ("total_fen,fully_self_paid_fen", claim => (claim.TotalFen, claim.FullySelfPaidFen) = (100_100, 100)),
        ("total_fen,in_scope_fen", claim => (claim.TotalFen, claim.InScopeFen) = (100_100, 100_100)),
        ("total_fen,over_price_limit_fen", claim => (claim.TotalFen, claim.OverPriceLimitFen) = (100_100, 100)),
        ("total_fen,pre_self_paid_fen", claim => (claim.TotalFen, claim.PreSelfPaidFen) = (100_100, 100)),
        ("account_use", claim => claim.AccountUse = AccountUse.None),
        ("account_limit_fen", claim => claim.AccountLimitFen = 0),
        ("prescription.institution_id,prescription.issue_date", claim => claim.Prescription =
            new Prescription { InstitutionId = "H2", IssueDate = Given.Day("2022-02-28") }),
        ("replaces_claim_number", claim => claim.ReplacesClaimNumber = "C0"),
    ];

    private TestEngine _engine = null!;

    private static Claim Claim => Given.Claim("C1", "H1", "2022-03-01", 100_000);

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Settle_SameRequestAgain_AnswersTheSameInEveryField()
    {
        var first = await _engine.SettleAsync(Claim);
        await _engine.SettleAsync(Given.Claim("C2", "H2", "2022-12-31", 5_000));

        // By then the claim would be refused as filed too late; what is on file is answered all the same.
        _engine.Clock.Advance(TimeSpan.FromDays(400));
        var again = await _engine.SettleAsync(Claim);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(CountEntries(), Is.EqualTo(2));
    }

    [Test]
    public async Task Settle_DefaultsSaidOrUnsaid_AreTheSameRequest()
    {
        var first = await _engine.SettleAsync(Claim);
        var said = Claim;
        said.VisitKind = VisitKind.Outpatient;
        said.AccountUse = AccountUse.OwnThenFamily;
        Assert.That(await _engine.SettleAsync(said), Is.EqualTo(first));
    }

    [TestCaseSource(nameof(Changes))]
    public async Task Settle_AnotherClaimUnderTheNumber_NamesTheFields((string Field, Action<Claim> Change) change)
    {
        await _engine.SettleAsync(Claim);
        var other = Claim;
        change.Change(other);
        var error = await _engine.FailAsync(other);
        Assert.That(error.Code, Is.EqualTo(StatusCode.AlreadyExists));
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NUMBER_TAKEN"));
        Assert.That(error.Metadata["fields"], Is.EqualTo(change.Field));
        Assert.That(error.Violations.Keys, Is.EquivalentTo(change.Field.Split(',').Select(field => $"claim.{field}")));
        Assert.That(error.Messages.Keys, Is.EquivalentTo(new[] { "zh-CN", "en" }));
        Assert.That(CountEntries(), Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_SameKeyFromManyAtOnce_SettlesOnce()
    {
        var calls = Enumerable.Range(0, 40).Select(_ => _engine.SettleAsync(Claim)).ToList();
        var answers = await Task.WhenAll(calls);
        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(CountEntries(), Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_SameNumberOfAnotherInstitution_IsAnotherClaim()
    {
        await _engine.SettleAsync(Claim);
        var other = await _engine.SettleAsync(Given.Claim("C1", "H2", "2022-03-01", 200_000));
        Assert.That(other.InScopeBeforeFen, Is.EqualTo(100_000));
    }

    [Test]
    public async Task Settle_RefusedNumber_IsFreeForTheCorrectedClaim()
    {
        await _engine.RefuseAsync(Given.Claim("C1", "H1", "2021-12-31", 100_000));
        var settled = await _engine.SettleAsync(Claim);
        Assert.That(settled.TotalFen, Is.EqualTo(100_000));
    }

    [Test]
    public async Task Settle_ReversedNumber_StaysTaken()
    {
        var first = await _engine.SettleAsync(Claim);
        await _engine.ReverseAsync("H1", "C1");
        Assert.That(await _engine.SettleAsync(Claim), Is.EqualTo(first), "the same request again");
        var other = Given.Claim("C1", "H1", "2022-03-01", 90_000);
        var error = await _engine.FailAsync(other);
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NUMBER_TAKEN"));
    }

    [Test]
    public async Task Settle_Replacement_MustNameAReversedClaimOfTheSameMember()
    {
        await _engine.SettleAsync(Claim);
        var replacement = Given.Claim("C2", "H1", "2022-03-01", 90_000);
        replacement.ReplacesClaimNumber = "C1";
        await AssertNotReplaceableAsync(replacement);

        await _engine.ReverseAsync("H1", "C1");
        replacement.MemberId = "M2";
        await AssertNotReplaceableAsync(replacement);
        replacement.MemberId = "M1";
        replacement.ReplacesClaimNumber = "C9";
        await AssertNotReplaceableAsync(replacement);

        replacement.ReplacesClaimNumber = "C1";
        Assert.That((await _engine.SettleAsync(replacement)).InScopeAfterFen, Is.EqualTo(90_000));
    }

    private async Task AssertNotReplaceableAsync(Claim claim)
    {
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "claim.replaces_claim_number" }));
    }

    private long CountEntries()
    {
        using var database = _engine.OpenDatabase();
        return database.ExecuteScalar<long>("SELECT count(*) FROM entry");
    }
}

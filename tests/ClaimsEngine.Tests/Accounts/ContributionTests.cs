using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Accounts;

/// <summary>Contributions are recorded once a month, entitle it to its credit, and go with it (R3.1, R3.2).</summary>
internal sealed class ContributionTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Retiree("M2", "1955-01-01"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task RecordContribution_Again_AnswersTheSame()
    {
        var first = await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 512_345));
        _engine.Clock.Advance(TimeSpan.FromHours(3));
        var again = await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 512_345));
        Assert.That(again, Is.EqualTo(first));
        var told = first.Contribution;
        Assert.That((told.EmployerFen, told.IndividualFen), Is.EqualTo((51_235, 10_247)), "10 % and 2 %, half up");
        Assert.That((told.RuleId, told.MemberId, told.Month.Month), Is.EqualTo(("R3.2", "M1", 5)));
        Assert.That(await _engine.BalanceAsync("M1"), Is.Zero, "the employer's part is the fund's");
    }

    [Test]
    public async Task RecordContribution_Another_IsRefusedNamingTheFields()
    {
        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 500_000));
        var error = await FailAsync(AccountCalls.Contribution("M1", "2022-05-01", 600_000, "2022-12-02"));
        Assert.That((error.Code, error.Reason),
            Is.EqualTo((StatusCode.AlreadyExists, "CONTRIBUTION_ALREADY_RECORDED")));
        Assert.That(error.Metadata["fields"], Is.EqualTo("base_fen,employer_fen,individual_fen,paid_on"));
    }

    [Test]
    public async Task RecordContribution_AmountsOffByOne_AreNamedWithWhatIsDue()
    {
        var request = AccountCalls.Contribution("M1", "2022-05-01", 500_025);
        (request.EmployerFen, request.IndividualFen) = (request.EmployerFen - 1, request.IndividualFen - 1);
        var error = await FailAsync(request);
        Assert.That(error.Violations["employer_fen"], Does.Contain("50003"));
        Assert.That(error.Violations["individual_fen"], Does.Contain("10001"));
    }

    [TestCase("2023-01-01", "2022-12-31", "month")]
    [TestCase("2022-12-01", "2023-01-01", "paid_on")]
    public async Task RecordContribution_InTheFuture_NamesTheField(string month, string paidOn, string field) =>
        Assert.That((await FailAsync(AccountCalls.Contribution("M1", month, 500_000, paidOn))).Violations.Keys,
            Is.EqualTo(new[] { field }));

    [TestCase("M2", "2022-05-01", Reason.NotActive)]
    [TestCase("M1", "2021-12-01", Reason.PolicyNotInForce)]
    public async Task RecordContribution_NoActiveMonth_IsRefused(string member, string month, Reason reason)
    {
        var answer = await _engine.RecordAsync(AccountCalls.Contribution(member, month, 500_000));
        Assert.That(answer.Refusal?.Reason, Is.EqualTo(reason));
        var error = await ErrorDetail.OfAsync(() => _engine.ReverseContributionAsync(member, month));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.NotFound, "CONTRIBUTION_NOT_FOUND")));
    }

    [Test]
    public async Task CreditMonth_RecordedBase_GoesBeforeTheMembersOwn()
    {
        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 600_000));
        Assert.That((await _engine.CreditAsync("M1", "2022-05-01")).Entry.AmountFen, Is.EqualTo(12_000));
        Assert.That((await _engine.CreditAsync("M1", "2022-06-01")).Entry.AmountFen, Is.EqualTo(10_000));
    }

    [Test]
    public async Task ReverseContribution_TakesTheCreditBack_AndTheMonthCanBeRecordedAnew()
    {
        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 600_000));
        await _engine.CreditAsync("M1", "2022-05-01");
        var reversed = await _engine.ReverseContributionAsync("M1", "2022-05-01");
        Assert.That(reversed.CreditTakenBackFen, Is.EqualTo(12_000));
        Assert.That(reversed.Contribution.BaseFen, Is.EqualTo(600_000));
        Assert.That(await _engine.BalanceAsync("M1"), Is.Zero);
        await _engine.RestartAsync();
        Assert.That(await _engine.ReverseContributionAsync("M1", "2022-05-01"), Is.EqualTo(reversed));

        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 700_000));
        Assert.That((await _engine.CreditAsync("M1", "2022-05-01")).Entry.AmountFen, Is.EqualTo(14_000));
        var again = await _engine.ReverseContributionAsync("M1", "2022-05-01");
        Assert.That(again.CreditTakenBackFen, Is.EqualTo(14_000));
        Assert.That(again.ReceiptHash, Is.Not.EqualTo(reversed.ReceiptHash));
        using var database = _engine.OpenDatabase();
        Assert.That(database.QuerySingle<(long, long, long)>(
                "SELECT sum(employer_fen), sum(individual_fen), sum(credit_fen) FROM entry"),
            Is.EqualTo((0L, 0L, 0L)));
    }

    [Test]
    public async Task ReverseContribution_NotCredited_TakesNothingBack()
    {
        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 600_000));
        Assert.That((await _engine.ReverseContributionAsync("M1", "2022-05-01")).CreditTakenBackFen, Is.Zero);
    }

    [Test]
    public async Task ReverseContribution_CreditSpent_IsRefusedAndChangesNothing()
    {
        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 600_000));
        await _engine.CreditAsync("M1", "2022-05-01");
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-08-01", 1));
        var error = await ErrorDetail.OfAsync(() => _engine.ReverseContributionAsync("M1", "2022-05-01"));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.FailedPrecondition, "BALANCE_TOO_LOW")));
        Assert.That(await _engine.BalanceAsync("M1"), Is.EqualTo(11_999));
        await _engine.ReverseAsync("H1", "C1");
        await _engine.ReverseContributionAsync("M1", "2022-05-01");
        Assert.That(await _engine.BalanceAsync("M1"), Is.Zero);
    }

    private Task<ErrorDetail> FailAsync(RecordContributionRequest request) =>
        ErrorDetail.OfAsync(() => _engine.RecordAsync(request));
}

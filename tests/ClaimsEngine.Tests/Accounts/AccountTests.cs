using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Google.Type;
using Grpc.Core;

namespace ClaimsEngine.Tests.Accounts;

/// <summary>Opening balances, monthly credits and what an account pays.</summary>
internal sealed class AccountTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        var pooled = Given.Active("M4");
        pooled.Periods[0].FundingMode = FundingMode.PooledOnly;
        await _engine.RegisterAllAsync(
            Given.Active(baseFen: 512_345), Given.Retiree("M2", "1955-01-01"), Given.Retiree("M3", "1952-03-01"), pooled);
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task OpenAccount_Again_AnswersTheSame()
    {
        var first = await OpenAsync(50_000);
        await CreditAsync("M1", 2022, 1);
        _engine.Clock.Advance(TimeSpan.FromHours(3));
        Assert.That(await OpenAsync(50_000), Is.EqualTo(first));
        Assert.That(first.Entry.AmountFen, Is.EqualTo(50_000));
        Assert.That(first.Entry.BalanceAfterFen, Is.EqualTo(50_000));
        Assert.That(first.Entry.RuleId, Is.Empty);
        Assert.That(first.Entry.ReceiptHash, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public async Task OpenAccount_AnotherBalance_IsRefusedNamingTheField()
    {
        await OpenAsync(50_000);
        var error = await ErrorDetail.OfAsync(() => OpenAsync(50_001));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.AlreadyExists, "ACCOUNT_ALREADY_OPENED")));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "balance_fen" }));
        Assert.That(await BalanceAsync("M1"), Is.EqualTo(50_000));
    }

    [TestCase(-1)]
    [TestCase(100_000_000_001)]
    public async Task OpenAccount_BadBalance_NamesTheField(long balance)
    {
        var error = await ErrorDetail.OfAsync(() => OpenAsync(balance));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "balance_fen" }));
    }

    [Test]
    public async Task CreditMonth_Active_IsTwoPercentOfTheBase()
    {
        var entry = (await CreditAsync("M1", 2022, 5)).Entry;
        Assert.That(entry.AmountFen, Is.EqualTo(10_247), "10246.9 fen, rounded half up");
        Assert.That((entry.RuleId, entry.Paragraph), Is.EqualTo(("R3.1", "(三)")));
        Assert.That(entry.PolicyHash, Does.Match("^[0-9a-f]{64}$"));
    }

    [TestCase("M2", 3, 4_000)]
    [TestCase("M3", 2, 4_000)]
    [TestCase("M3", 3, 5_000)]
    public async Task CreditMonth_Retiree_IsByAgeOnTheFirstDay(string member, int month, long amount)
    {
        var entry = (await CreditAsync(member, 2022, month)).Entry;
        Assert.That((entry.AmountFen, entry.RuleId), Is.EqualTo((amount, "R3.3")));
    }

    [Test]
    public async Task CreditMonth_Again_AnswersTheSameEvenAfterTheMemberChanged()
    {
        var first = await CreditAsync("M1", 2022, 5);
        await _engine.RegisterAsync(Given.Retiree("M1", "1955-01-01"));
        _engine.Clock.Advance(TimeSpan.FromDays(500));
        Assert.That(await CreditAsync("M1", 2022, 5), Is.EqualTo(first));
        Assert.That(await BalanceAsync("M1"), Is.EqualTo(10_247));
    }

    [Test]
    public async Task CreditMonth_ManyAtOnce_CreditsOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreditAsync("M2", 2022, 7)));
        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(await BalanceAsync("M2"), Is.EqualTo(4_000));
    }

    [TestCase("M1", 2023, 1, Reason.ServiceDateInFuture)]
    [TestCase("M1", 2021, 12, Reason.PolicyNotInForce)]
    [TestCase("M4", 2022, 5, Reason.NoMonthlyCredit)]
    public async Task CreditMonth_NoCredit_IsRefused(string member, int year, int month, Reason reason)
    {
        var answer = await CreditAsync(member, year, month);
        Assert.That(answer.Refusal.Reason, Is.EqualTo(reason));
        Assert.That(await BalanceAsync(member), Is.Zero);
    }

    [TestCase(0, 0)]
    [TestCase(2022, 13)]
    public async Task CreditMonth_BadMonth_NamesTheField(int year, int month)
    {
        var error = await ErrorDetail.OfAsync(() => CreditAsync("M1", year, month));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "month" }));
    }

    [Test]
    public async Task CreditMonth_DayTwo_NamesTheField()
    {
        var request = new CreditMonthRequest { MemberId = "M1", Month = new Date { Year = 2022, Month = 5, Day = 2 } };
        var error = await ErrorDetail.OfAsync(async () => await _engine.Accounts.CreditMonthAsync(request));
        Assert.That(error.Violations["month"], Does.Contain("0 or 1"));
    }

    [Test]
    public async Task Calls_UnknownMember_AreNotFound()
    {
        ErrorDetail[] errors =
        [
            await ErrorDetail.OfAsync(() => CreditAsync("M9", 2022, 5)),
            await ErrorDetail.OfAsync(() => BalanceAsync("M9")),
            await ErrorDetail.OfAsync(async () =>
                await _engine.Accounts.OpenAccountAsync(new OpenAccountRequest { MemberId = "M9" })),
        ];
        Assert.That(errors.Select(error => error.Reason), Has.All.EqualTo("MEMBER_NOT_FOUND"));
    }

    [TestCase(AccountUse.Unspecified, null, 50_000)]
    [TestCase(AccountUse.OwnThenFamily, 60_000L, 50_000)]
    [TestCase(AccountUse.Own, 20_000L, 20_000)]
    [TestCase(AccountUse.Own, 0L, 0)]
    [TestCase(AccountUse.None, null, 0)]
    public async Task Settle_AccountUse_IsHonoured(AccountUse use, long? limit, long expected)
    {
        await OpenAsync(50_000);
        var claim = Given.Claim("C1", "H1", "2022-03-01", 80_000);
        claim.AccountUse = use;
        if (limit is { } most) claim.AccountLimitFen = most;
        var settled = await _engine.SettleAsync(claim);
        Assert.That(settled.AccountFen, Is.EqualTo(expected));
        Assert.That(settled.CashFen, Is.EqualTo(80_000 - expected));
        Assert.That(settled.BalanceAfterFen, Is.EqualTo(50_000 - expected));
        Assert.That(await BalanceAsync("M1"), Is.EqualTo(50_000 - expected));
    }

    private async Task<OpenAccountResponse> OpenAsync(long balance) =>
        await _engine.OpenAsync("M1", balance);

    private async Task<CreditMonthResponse> CreditAsync(string member, int year, int month) =>
        await _engine.Accounts.CreditMonthAsync(
            new CreditMonthRequest { MemberId = member, Month = new Date { Year = year, Month = month } });

    private async Task<long> BalanceAsync(string member) =>
        (await _engine.Accounts.GetBalanceAsync(new GetBalanceRequest { MemberId = member })).BalanceFen;
}

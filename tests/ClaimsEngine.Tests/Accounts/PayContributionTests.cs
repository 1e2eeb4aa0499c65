using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Accounts;

/// <summary>Contributions that an account pays, all of them or not at all (R6.4).</summary>
internal sealed class PayContributionTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(
            Given.Active(), Given.Active("SON"), Given.Active("ABROAD"), Given.Active("STRANGER"));
        await _engine.OpenAsync("M1", 500_00);
        await _engine.LinkAsync(AccountCalls.Link("M1", "SON"));
        await _engine.LinkAsync(AccountCalls.Link("M1", "ABROAD", application: "2022-02-01"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCase("", "R6.4")]
    [TestCase("SON", "R6.4")]
    [TestCase("ABROAD", "R6.5")]
    public async Task PayContribution_FromJulyOn_IsPaidInFull(string relative, string rule)
    {
        var request = AccountCalls.Payment("N1", "2022-07-01", 350_00, relative: relative);
        var paid = (await _engine.PayAsync(request)).Payment;
        Assert.That((paid.AccountFen, paid.CashFen, paid.Entry.RuleId), Is.EqualTo((350_00, 0, rule)));
        Assert.That((paid.Entry.Kind, paid.Entry.Number, paid.Entry.RelativeMemberId),
            Is.EqualTo((AccountEntryKind.ContributionPayment, "N1", relative)));
        await _engine.RestartAsync();
        Assert.That((await _engine.PayAsync(request)).Payment, Is.EqualTo(paid));
        Assert.That(await _engine.BalanceAsync("M1"), Is.EqualTo(150_00));
    }

    [TestCase("", "2022-06-30", 1, Reason.AccountUseNotAllowed, "R6.4")]
    [TestCase("ABROAD", "2022-06-30", 1, Reason.AccountUseNotAllowed, "R6.5")]
    [TestCase("STRANGER", "2022-12-01", 1, Reason.NotLinked, "R6.3")]
    [TestCase("", "2022-12-01", 500_01, Reason.BalanceTooLow, "R6.4")]
    [TestCase("", "2023-01-01", 1, Reason.ServiceDateInFuture, "I8")]
    public async Task PayContribution_Refused_SaysWhyAndTakesNoNumber(
        string relative, string day, long amount, Reason reason, string rule)
    {
        var refusal = (await _engine.PayAsync(AccountCalls.Payment("N1", day, amount, relative: relative))).Refusal;
        Assert.That((refusal.Reason, refusal.RuleId), Is.EqualTo((reason, rule)));
        Assert.That((await _engine.PayAsync(AccountCalls.Payment("N1", "2022-12-01", 1))).Payment, Is.Not.Null);
    }

    [Test]
    public async Task PayContribution_AnotherUnderTheNumber_NamesTheFields()
    {
        await _engine.PayAsync(AccountCalls.Payment("N1", "2022-12-01", 1));
        var other = AccountCalls.Payment("N1", "2022-12-02", 2);
        other.Scheme = ContributionScheme.LongTermCare;
        var error = await ErrorDetail.OfAsync(() => _engine.PayAsync(other));
        Assert.That((error.Code, error.Metadata["fields"]),
            Is.EqualTo((StatusCode.AlreadyExists, "payment_date,scheme,amount_fen")));
        var fromAnother = AccountCalls.Payment("N1", "2022-12-02", 1, "SON");
        Assert.That((await _engine.PayAsync(fromAnother)).Refusal.Reason, Is.EqualTo(Reason.BalanceTooLow),
            "each owner has numbers of its own");
    }

    [Test]
    public async Task PayContribution_ManyAtOnce_NeverOverdraws()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i =>
            _engine.PayAsync(AccountCalls.Payment($"N{i}", "2022-12-01", 70_00))));
        Assert.That(answers.Count(answer => answer.Payment is not null), Is.EqualTo(7));
        Assert.That(await _engine.BalanceAsync("M1"), Is.EqualTo(10_00));
    }
}

using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Accounts;

/// <summary>Purchases that an account alone pays, as far as the matrix allows (R6.1 to R6.3, R6.5, R6.6).</summary>
internal sealed class PurchaseTests
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

    [TestCase("", PurchaseKind.Drugs, "2022-01-01", "R6.1")]
    [TestCase("", PurchaseKind.Devices, "2022-07-01", "R6.2")]
    [TestCase("SON", PurchaseKind.Drugs, "2022-07-01", "R6.3")]
    [TestCase("SON", PurchaseKind.Devices, "2022-07-01", "R6.3")]
    [TestCase("ABROAD", PurchaseKind.Drugs, "2022-07-01", "R6.5")]
    public async Task Purchase_Allowed_IsPaidAndCitesItsRule(
        string relative, PurchaseKind kind, string day, string rule)
    {
        var paid = (await BuyAsync("B1", day, 30_00, kind, relative)).Payment;
        Assert.That((paid.AccountFen, paid.CashFen), Is.EqualTo((30_00, 0)));
        Assert.That((paid.Entry.RuleId, paid.Entry.AmountFen, paid.Entry.BalanceAfterFen),
            Is.EqualTo((rule, -30_00, 470_00)));
        Assert.That((paid.Entry.Kind, paid.Entry.InstitutionId, paid.Entry.Number, paid.Entry.RelativeMemberId),
            Is.EqualTo((AccountEntryKind.Purchase, "P1", "B1", relative)));
        Assert.That(paid.Entry.EffectiveDate, Is.EqualTo(Given.Day(day)));
    }

    [TestCase("", PurchaseKind.Devices, "2022-06-30", "R6.2")]
    [TestCase("SON", PurchaseKind.Drugs, "2022-06-30", "R6.3")]
    [TestCase("ABROAD", PurchaseKind.Devices, "2022-06-30", "R6.5")]
    [TestCase("", PurchaseKind.OutsideInsurance, "2022-12-01", "R6.6")]
    [TestCase("SON", PurchaseKind.OutsideInsurance, "2022-12-01", "R6.6")]
    public async Task Purchase_Forbidden_IsRefusedWithTheRuleThatForbidsIt(
        string relative, PurchaseKind kind, string day, string rule)
    {
        var refusal = (await BuyAsync("B1", day, 30_00, kind, relative)).Refusal;
        Assert.That((refusal.Reason, refusal.RuleId, refusal.Paragraph),
            Is.EqualTo((Reason.AccountUseNotAllowed, rule, "(六)")));
        Assert.That(await _engine.BalanceAsync("M1"), Is.EqualTo(500_00));
    }

    [TestCase("STRANGER", "2022-12-01", Reason.NotLinked)]
    [TestCase("ABROAD", "2022-01-31", Reason.NotLinked, Description = "the application came later")]
    [TestCase("", "2023-01-01", Reason.ServiceDateInFuture)]
    [TestCase("", "2021-12-31", Reason.PolicyNotInForce)]
    public async Task Purchase_OtherwiseRefused_SaysWhy(string relative, string day, Reason reason) =>
        Assert.That((await BuyAsync("B1", day, 30_00, relative: relative)).Refusal?.Reason, Is.EqualTo(reason));

    [Test]
    public async Task Purchase_FiledTooLateOrNotDesignated_IsRefused()
    {
        var closed = Given.Pharmacy("P2");
        closed.Periods[0].Designated = false;
        await _engine.RegisterAsync(closed);
        var request = AccountCalls.Purchase("B1", "2022-12-01", 30_00, institution: "P2");
        Assert.That((await _engine.BuyAsync(request)).Refusal.Reason, Is.EqualTo(Reason.InstitutionNotDesignated));
        _engine.Clock.Advance(TimeSpan.FromDays(366));
        Assert.That((await BuyAsync("B1", "2022-12-30", 30_00)).Refusal.Reason, Is.EqualTo(Reason.FiledTooLate));
        Assert.That((await BuyAsync("B1", "2023-12-31", 30_00)).Payment, Is.Not.Null, "a refusal takes no number");
    }

    [Test]
    public async Task Purchase_MoreThanTheBalance_IsPaidAsFarAsItGoes()
    {
        var paid = (await BuyAsync("B1", "2022-08-01", 600_00)).Payment;
        Assert.That((paid.AccountFen, paid.CashFen, paid.Entry.BalanceAfterFen), Is.EqualTo((500_00, 100_00, 0)));
    }

    [Test]
    public async Task Purchase_Again_AnswersTheSame_AndAnotherNamesTheFields()
    {
        var first = await BuyAsync("B1", "2022-08-01", 30_00, relative: "SON");
        await _engine.EndLinkAsync("M1", "SON", "2022-07-01");
        await _engine.RestartAsync();
        Assert.That(await BuyAsync("B1", "2022-08-01", 30_00, relative: "SON"), Is.EqualTo(first));
        var error = await ErrorDetail.OfAsync(() => BuyAsync("B1", "2022-08-02", 31_00, PurchaseKind.Devices));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.AlreadyExists, "CLAIM_NUMBER_TAKEN")));
        Assert.That(error.Metadata["fields"], Is.EqualTo("relative_member_id,purchase_date,kind,total_fen"));
        Assert.That(error.Violations.Keys, Does.Contain("purchase_date"));
    }

    [Test]
    public async Task Numbers_OfClaimsAndPurchases_AreShared()
    {
        await BuyAsync("B1", "2022-08-01", 30_00);
        var claim = Given.Claim("B1", "P1", "2022-08-01", 100);
        claim.Prescription = new Prescription { InstitutionId = "H1", IssueDate = Given.Day("2022-08-01") };
        Assert.That((await _engine.FailAsync(claim)).Reason, Is.EqualTo("CLAIM_NUMBER_TAKEN"));
        claim.ClaimNumber = "C1";
        await _engine.SettleAsync(claim);
        var error = await ErrorDetail.OfAsync(() => BuyAsync("C1", "2022-08-01", 100));
        Assert.That((error.Reason, error.Metadata["fields"]), Is.EqualTo(("CLAIM_NUMBER_TAKEN", "purchase_number")));
        var missing = await ErrorDetail.OfAsync(async () => await _engine.GetClaimAsync("P1", "B1"));
        Assert.That(missing.Reason, Is.EqualTo("CLAIM_NOT_FOUND"), "a purchase is no claim");
    }

    [Test]
    public async Task Reverse_Purchase_GivesBackOnceAndKeepsTheNumber()
    {
        await BuyAsync("B1", "2022-08-01", 600_00, relative: "SON");
        await _engine.EndLinkAsync("M1", "SON", "2022-07-01");
        var reversed = await _engine.ReverseAsync("P1", "B1");
        Assert.That((reversed.Reversal.AccountFen, reversed.Reversal.CashFen, reversed.Reversal.BalanceAfterFen),
            Is.EqualTo((500_00, 100_00, 500_00)));
        Assert.That(await _engine.ReverseAsync("P1", "B1"), Is.EqualTo(reversed));
        Assert.That(await _engine.BalanceAsync("M1"), Is.EqualTo(500_00));
        var error = await ErrorDetail.OfAsync(() => BuyAsync("B1", "2022-08-02", 1));
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NUMBER_TAKEN"));
    }

    [Test]
    public async Task Outcome_OfAPurchase_TellsItsState_AndUndoTakesItBack()
    {
        await BuyAsync("B1", "2022-08-01", 30_00);
        Assert.That(await _engine.OutcomeAsync("P1", "B1", fence: true),
            Is.EqualTo(new GetOutcomeResponse { State = KeyState.Settled }));
        var undone = await _engine.UndoAsync("P1", "B1");
        Assert.That((undone.State, undone.Reversal.AccountFen), Is.EqualTo((KeyState.Reversed, 30_00)));
        Assert.That(await _engine.UndoAsync("P1", "B1"), Is.EqualTo(undone));
        Assert.That((await _engine.OutcomeAsync("P1", "B1")).Reversal, Is.EqualTo(undone.Reversal));
        Assert.That(await _engine.BalanceAsync("M1"), Is.EqualTo(500_00));
    }

    [Test]
    public async Task Purchase_UnderAFencedNumber_IsRefused()
    {
        await _engine.OutcomeAsync("P1", "B1", fence: true);
        var error = await ErrorDetail.OfAsync(() => BuyAsync("B1", "2022-08-01", 30_00));
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NUMBER_FENCED"));
    }

    [Test]
    public async Task Purchase_BadFields_NamesEach()
    {
        var request = AccountCalls.Purchase("", "2022-08-01", 0, PurchaseKind.Unspecified, relative: "M1");
        var error = await ErrorDetail.OfAsync(() => _engine.BuyAsync(request));
        Assert.That(error.Violations.Keys,
            Is.EquivalentTo(new[] { "purchase_number", "relative_member_id", "kind", "total_fen" }));
        var hospital = AccountCalls.Purchase("B1", "2022-08-01", 1, institution: "H1");
        error = await ErrorDetail.OfAsync(() => _engine.BuyAsync(hospital));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "institution_id" }));
        var unknown = AccountCalls.Purchase("B1", "2022-08-01", 1, relative: "NOBODY");
        error = await ErrorDetail.OfAsync(() => _engine.BuyAsync(unknown));
        Assert.That(error.Reason, Is.EqualTo("MEMBER_NOT_FOUND"));
    }

    private Task<PurchaseResponse> BuyAsync(
        string number, string day, long total, PurchaseKind kind = PurchaseKind.Drugs, string relative = "") =>
        _engine.BuyAsync(AccountCalls.Purchase(number, day, total, kind, relative: relative));
}

using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;
using static ClaimsEngine.Tests.Hosting.Pharmacy;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Flags;

/// <summary>A claim that looks wrong is settled and flagged, and the flags can be paged through (R7.1).</summary>
internal sealed class FlagTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync() => _engine = await Pharmacy.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Settle_SameDayAtTwoInstitutions_IsFlaggedTheSameEverywhere()
    {
        var first = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 1_000));
        Assert.That(first.Flags, Is.Empty);
        var second = Given.Claim("C2", "H2", "2022-03-01", 1_000);
        string[] flags = ["SAME_DAY_SEVERAL_INSTITUTIONS"];
        Assert.That((await _engine.QuoteAsync(second)).Settlement.Flags, Is.EqualTo(flags));
        var settled = await _engine.SettleAsync(second);
        Assert.That(settled.Flags, Is.EqualTo(flags));
        Assert.That(settled.CashFen, Is.EqualTo(1_000), "settled all the same");
        await _engine.RestartAsync();
        Assert.That(await _engine.SettleAsync(second), Is.EqualTo(settled));
        Assert.That((await _engine.GetClaimAsync("H2", "C2")).Settlement, Is.EqualTo(settled));
    }

    [Test]
    public async Task Settle_ManyAtOnce_SeeEachOther()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(1, 3).Select(i => _engine.SettleAsync(Given.Claim("C1", $"H{i}", "2022-03-01", 1_000))));
        Assert.That(answers.Count(answer => answer.Flags.Count == 1), Is.EqualTo(2), "all but the first");
    }

    [Test]
    public async Task Settle_DrugBoughtAgain_IsFlaggedUntilItsDaysRunOut()
    {
        await BuyAsync("C1", "2022-03-01", 7);
        Assert.That((await BuyAsync("C2", "2022-03-07", 7)).Flags, Is.EqualTo(new[] { "DRUG_TOO_SOON" }));
        Assert.That((await BuyAsync("C3", "2022-03-14", 7)).Flags, Is.Empty);
        var flag = (await ListAsync()).Flags.Single();
        Assert.That(flag, Is.EqualTo(new Flag
        {
            Kind = FlagKind.DrugTooSoon,
            InstitutionId = "H1",
            ClaimNumber = "C2",
            MemberId = "M1",
            ServiceDate = Given.Day("2022-03-07"),
            TextZh = "同一药品尚余1天用量时再次购买。",
            TextEn = "A drug was bought again while it lasted for 1 more days.",
            FlaggedAt = flag.FlaggedAt,
        }));
        Assert.That(flag.FlaggedAt.ToDateTimeOffset(), Is.EqualTo(TestEngine.Start));
    }

    [Test]
    public async Task Settle_AfterAReversal_IsJudgedWithoutTheReversedClaim()
    {
        await BuyAsync("C1", "2022-03-01", 7);
        await _engine.TakeBackAsync("H1", "C1");
        Assert.That((await BuyAsync("C2", "2022-03-02", 7)).Flags, Is.Empty);
        Assert.That((await _engine.RefundAsync("H1", "C2", "C3", (0, 1))).Refunded.Replacement.Flags, Is.Empty,
            "the rest is not judged against the claim that it replaces");
    }

    [Test]
    public async Task Refund_Refused_LeavesWhatLaterClaimsAreJudgedBy()
    {
        await BuyAsync("C1", "2022-01-01", 366);
        _engine.Clock.Advance(TimeSpan.FromDays(10));
        var refused = await _engine.RefundAsync("H1", "C1", "C2", (0, 1));
        Assert.That(refused.Refusal.Reason, Is.EqualTo(Reason.FiledTooLate));
        Assert.That((await BuyAsync("C3", "2022-12-31", 7)).Flags, Is.EqualTo(new[] { "DRUG_TOO_SOON" }));
    }

    [Test]
    public async Task Settle_ThirdBillJustUnderTheLimit_IsFlaggedWithTheThresholds()
    {
        foreach (var day in new[] { "2022-03-01", "2022-03-11", "2022-03-21" })
            await _engine.SettleAsync(Given.Claim(day, "H1", day, 49_900));
        var flag = (await ListAsync()).Flags.Single();
        Assert.That((flag.Kind, flag.ClaimNumber), Is.EqualTo((FlagKind.JustUnderLimit, "2022-03-21")));
        Assert.That(flag.TextEn, Is.EqualTo("3 bills within 30 days lie just under 500.00 yuan."));
        Assert.That(flag.TextZh, Is.EqualTo("30天内3次金额略低于500.00元。"));
    }

    [Test]
    public async Task Purchase_LooksWrongTillTakenBack_IsFlaggedLikeAClaim()
    {
        await _engine.OpenAsync("M1", 2_000_00);
        foreach (var day in new[] { "2022-03-01", "2022-03-11", "2022-03-21" })
            await _engine.BuyAsync(AccountCalls.Purchase(day, day, 49_900));
        await _engine.TakeBackAsync("P1", "2022-03-11");
        await _engine.BuyAsync(AccountCalls.Purchase("2022-03-25", "2022-03-25", 49_900));
        await _engine.BuyAsync(AccountCalls.Purchase("2022-04-21", "2022-04-21", 49_900));
        var flags = (await ListAsync()).Flags;
        Assert.That(flags.Select(flag => (flag.Kind, flag.ClaimNumber)), Is.EqualTo(new[]
        {
            (FlagKind.JustUnderLimit, "2022-03-25"), (FlagKind.JustUnderLimit, "2022-03-21"),
        }));
    }

    [Test]
    public async Task ListFlags_Pages_GiveEveryFlagOnceNewestFirst()
    {
        for (var i = 1; i <= 5; i++)
        {
            await _engine.SettleAsync(Given.Claim($"A{i}", "H1", $"2022-03-0{i}", 1_000));
            await _engine.SettleAsync(Given.Claim($"B{i}", "H2", $"2022-03-0{i}", 1_000));
        }

        List<string> numbers = [];
        var request = new ListFlagsRequest { PageSize = 2 };
        do
        {
            var page = await _engine.Audit.ListFlagsAsync(request);
            Assert.That(page.Flags, Has.Count.InRange(1, 2));
            numbers.AddRange(page.Flags.Select(flag => flag.ClaimNumber));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.That(numbers, Is.EqualTo(new[] { "B5", "B4", "B3", "B2", "B1" }));
    }

    [Test]
    public async Task ListFlags_Filters_LeaveOthersOut()
    {
        await BuyAsync("C1", "2022-03-01", 7);
        await BuyAsync("C2", "2022-03-02", 7);
        await _engine.SettleAsync(Given.Claim("C3", "H2", "2022-03-02", 1_000));
        Assert.That(await NumbersAsync(new ListFlagsRequest()), Is.EqualTo(new[] { "C3", "C2" }));
        Assert.That(await NumbersAsync(new ListFlagsRequest { InstitutionId = "H2" }), Is.EqualTo(new[] { "C3" }));
        Assert.That(await NumbersAsync(new ListFlagsRequest { Kind = FlagKind.DrugTooSoon }), Is.EqualTo(new[] { "C2" }));
        Assert.That(await NumbersAsync(new ListFlagsRequest { InstitutionId = "H3" }), Is.Empty);
        Assert.That(await NumbersAsync(new ListFlagsRequest { InstitutionId = "H2", Kind = FlagKind.DrugTooSoon }), Is.Empty);
    }

    [Test]
    public async Task ListFlags_Wrong_NamesEveryField()
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.Audit.ListFlagsAsync(new ListFlagsRequest
        {
            Kind = (FlagKind)9,
            InstitutionId = "a b",
            PageSize = 1_001,
            PageToken = "next",
        }));
        Assert.That(error.Reason, Is.EqualTo("FIELD_INVALID"));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "kind", "institution_id", "page_size", "page_token" }));
    }

    [Test]
    public async Task Flags_OnceKept_AreNeverChanged()
    {
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 1_000));
        await _engine.SettleAsync(Given.Claim("C2", "H2", "2022-03-01", 1_000));
        using var database = _engine.OpenDatabase();
        Assert.That(() => database.Execute("UPDATE flag SET measure = 9"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never updated"));
        Assert.That(() => database.Execute("DELETE FROM flag"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never deleted"));
    }

    private async Task<V1.Settlement> BuyAsync(string number, string day, int days)
    {
        var claim = Claim(number, "H1", Line("A", 2, 500));
        claim.ServiceDate = Given.Day(day);
        claim.Lines[0].Days = days;
        return await _engine.SettleAsync(claim);
    }

    private async Task<ListFlagsResponse> ListAsync() => await _engine.Audit.ListFlagsAsync(new ListFlagsRequest());

    private async Task<IEnumerable<string>> NumbersAsync(ListFlagsRequest request) =>
        (await _engine.Audit.ListFlagsAsync(request)).Flags.Select(flag => flag.ClaimNumber);
}

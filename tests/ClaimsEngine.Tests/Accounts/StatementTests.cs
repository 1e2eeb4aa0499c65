using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Accounts;

/// <summary>An account's statement shows every movement once, newest first.</summary>
internal sealed class StatementTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("SON"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task ListAccountEntries_EveryKind_IsShownWithItsRule()
    {
        await _engine.OpenAsync("M1", 500_00);
        await _engine.LinkAsync(AccountCalls.Link("M1", "SON"));
        await _engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 500_000));
        await _engine.CreditAsync("M1", "2022-05-01");
        await _engine.ReverseContributionAsync("M1", "2022-05-01");
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-08-01", 10_00));
        await _engine.ReverseAsync("H1", "C1");
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-08-02", 20_00, member: "SON"));
        await _engine.ReverseAsync("H1", "C2");
        await _engine.BuyAsync(AccountCalls.Purchase("B1", "2022-08-03", 30_00));
        await _engine.ReverseAsync("P1", "B1");
        await _engine.PayAsync(AccountCalls.Payment("N1", "2022-08-04", 40_00));
        var none = Given.Claim("C3", "H1", "2022-08-01", 10_00);
        none.AccountUse = AccountUse.None;
        await _engine.SettleAsync(none);

        var page = await _engine.ListEntriesAsync("M1");
        Assert.That(page.NextPageToken, Is.Empty);
        Assert.That(page.Entries.Reverse().Select(entry => (entry.Kind, entry.AmountFen, entry.RuleId, entry.Number)),
            Is.EqualTo(new[]
            {
                (AccountEntryKind.Opening, 500_00L, "", ""),
                (AccountEntryKind.Credit, 100_00L, "R3.1", ""),
                (AccountEntryKind.CreditReversal, -100_00L, "R3.1", ""),
                (AccountEntryKind.Claim, -10_00L, "R6.1", "C1"),
                (AccountEntryKind.ClaimReversal, 10_00L, "I9", "C1"),
                (AccountEntryKind.FamilyDraw, -20_00L, "R6.3", "C2"),
                (AccountEntryKind.FamilyDrawReversal, 20_00L, "I9", "C2"),
                (AccountEntryKind.Purchase, -30_00L, "R6.1", "B1"),
                (AccountEntryKind.PurchaseReversal, 30_00L, "I9", "B1"),
                (AccountEntryKind.ContributionPayment, -40_00L, "R6.4", "N1"),
            }));
        var draw = page.Entries.Single(entry => entry.Kind == AccountEntryKind.FamilyDraw);
        Assert.That((draw.RelativeMemberId, draw.InstitutionId, draw.EffectiveDate),
            Is.EqualTo(("SON", "H1", Given.Day("2022-08-02"))));
        Assert.That(page.Entries[0].BalanceAfterFen, Is.EqualTo(await _engine.BalanceAsync("M1")));
        Assert.That((await _engine.ListEntriesAsync("SON")).Entries, Is.Empty, "the relative's account did not move");
    }

    [Test]
    public async Task ListAccountEntries_InPages_ShowsEachOnceThoughMoreComes()
    {
        await _engine.OpenAsync("M1", 500_00);
        for (var i = 0; i < 24; i++) await _engine.SettleAsync(Given.Claim($"C{i}", "H1", "2022-03-01", 100));
        var whole = await _engine.ListEntriesAsync("M1");
        List<AccountEntry> paged = [];
        var token = "";
        do
        {
            var page = await _engine.ListEntriesAsync("M1", 7, token);
            Assert.That(page.Entries, Has.Count.LessThanOrEqualTo(7));
            paged.AddRange(page.Entries);
            token = page.NextPageToken;
            await _engine.SettleAsync(Given.Claim($"L{paged.Count}", "H1", "2022-03-01", 100));
        }
        while (token.Length > 0);
        Assert.That(whole.Entries, Has.Count.EqualTo(25));
        Assert.That(paged, Is.EqualTo(whole.Entries));
        Assert.That(paged.Sum(entry => entry.AmountFen), Is.EqualTo(paged[0].BalanceAfterFen));
    }

    [Test]
    public async Task ListAccountEntries_BadPage_NamesTheField()
    {
        await _engine.OpenAsync("M1", 500_00);
        await _engine.OpenAsync("SON", 500_00);
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100));
        var token = (await _engine.ListEntriesAsync("M1", 1)).NextPageToken;
        Assert.That(token, Is.Not.Empty);
        foreach (var (member, size, given, field) in new[]
        {
            ("M1", 1001, "", "page_size"), ("M1", -1, "", "page_size"), ("M1", 1, "x", "page_token"),
            ("SON", 1, token, "page_token"),
        })
        {
            var error = await ErrorDetail.OfAsync(() => _engine.ListEntriesAsync(member, size, given));
            Assert.That(error.Violations.Keys, Is.EqualTo(new[] { field }), $"{member} {size} {given}");
        }

        var missing = await ErrorDetail.OfAsync(() => _engine.ListEntriesAsync("NOBODY"));
        Assert.That(missing.Reason, Is.EqualTo("MEMBER_NOT_FOUND"));
    }
}

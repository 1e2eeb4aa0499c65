using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Families;

/// <summary>A relative's claim: own account, linked accounts in their order, cash (I7, R6.3, R6.5).</summary>
internal sealed class FamilyPaymentTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(
            Given.Active(), Given.Active("FATHER"), Given.Retiree("MOTHER", "1950-01-01"), Given.Active("SISTER"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task E15_FathersAccount_PaysFromTheFirstOfJulyOn()
    {
        await _engine.OpenAsync("FATHER", 500_00);
        await _engine.LinkAsync(AccountCalls.Link("FATHER", "M1"));
        var june = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-06-30", 100_00));
        Assert.That(Paid(june), Is.EqualTo((0, 0, 0, 100_00)));
        Assert.That(june.FamilyDraws, Is.Empty);

        var july = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-07-01", 100_00));
        Assert.That(Paid(july), Is.EqualTo((0, 0, 100_00, 0)));
        Assert.That(july.FamilyDraws.Single(), Is.EqualTo(Draw("FATHER", 100_00)));
        var step = july.Steps.Single(each => each.Kind == StepKind.Family);
        Assert.That((step.AmountInFen, step.AmountOutFen, step.RuleId, step.Paragraph),
            Is.EqualTo((100_00, 100_00, "R6.3", "(六)")));
        Assert.That(await _engine.BalanceAsync("FATHER"), Is.EqualTo(400_00));
    }

    [Test]
    public async Task Settle_SeveralAccounts_AreDrawnInTheOrderOfPriorityAfterTheOwn()
    {
        await LinkAllAsync();
        var claim = Given.Claim("C1", "H1", "2022-08-01", 1000_00);
        var quoted = (await _engine.QuoteAsync(claim)).Settlement;
        var settled = await _engine.SettleAsync(claim);
        Assert.That(Paid(settled), Is.EqualTo((150_00, 10_00, 600_00, 240_00)));
        Assert.That(settled.FamilyDraws,
            Is.EqualTo(new[] { Draw("SISTER", 100_00), Draw("FATHER", 300_00), Draw("MOTHER", 200_00) }));
        Assert.That(settled.Steps.Where(step => step.Kind == StepKind.Family).Select(step => step.RuleId),
            Is.EqualTo(new[] { "R6.3", "R6.3", "R6.5" }));
        Assert.That(settled.BalanceAfterFen, Is.Zero, "the own account's");

        (quoted.ReceiptHash, quoted.SettledAt) = (settled.ReceiptHash, settled.SettledAt);
        Assert.That(quoted, Is.EqualTo(settled));
    }

    [Test]
    public async Task Settle_Again_AnswersTheSameWhateverBecameOfTheLinks()
    {
        await LinkAllAsync();
        var claim = Given.Claim("C1", "H1", "2022-08-01", 1000_00);
        var settled = await _engine.SettleAsync(claim);
        await _engine.EndLinkAsync("FATHER", "M1", "2022-07-02");
        await _engine.RestartAsync();
        Assert.That(await _engine.SettleAsync(claim), Is.EqualTo(settled));
        Assert.That((await _engine.GetClaimAsync("H1", "C1")).Settlement, Is.EqualTo(settled));
        Assert.That(await _engine.BalanceAsync("MOTHER"), Is.Zero);
    }

    [Test]
    public async Task Reverse_AfterTheLinkEnded_GivesEachOwnerBackExactly()
    {
        await LinkAllAsync();
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-08-01", 1000_00));
        await _engine.EndLinkAsync("FATHER", "M1", "2022-07-02");
        await _engine.EndLinkAsync("MOTHER", "M1", "2022-07-02");
        var reversed = await _engine.ReverseAsync("H1", "C1");
        Assert.That(reversed.Reversal.FamilyFen, Is.EqualTo(600_00));
        Assert.That(await _engine.ReverseAsync("H1", "C1"), Is.EqualTo(reversed));
        string[] members = ["M1", "SISTER", "FATHER", "MOTHER"];
        var balances = await Task.WhenAll(members.Select(_engine.BalanceAsync));
        Assert.That(balances, Is.EqualTo(new[] { 10_00, 100_00, 300_00, 200_00 }));
        var again = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-08-01", 1000_00));
        Assert.That(again.FamilyDraws.Single(), Is.EqualTo(Draw("SISTER", 100_00)));
    }

    [TestCase(AccountUse.OwnThenFamily, 150_00L, 10_00, 140_00)]
    [TestCase(AccountUse.OwnThenFamily, 5_00L, 5_00, 0)]
    [TestCase(AccountUse.OwnThenFamily, 0L, 0, 0)]
    [TestCase(AccountUse.Own, null, 10_00, 0)]
    [TestCase(AccountUse.None, null, 0, 0)]
    public async Task Settle_AccountUseAndLimit_AreHonoured(AccountUse use, long? limit, long own, long family)
    {
        await LinkAllAsync();
        var claim = Given.Claim("C1", "H1", "2022-08-01", 800_00);
        claim.AccountUse = use;
        if (limit is { } most) claim.AccountLimitFen = most;
        var settled = await _engine.SettleAsync(claim);
        Assert.That(Paid(settled), Is.EqualTo((0, own, family, 800_00 - own - family)));
        Assert.That(settled.FamilyDraws.Sum(draw => draw.AmountFen), Is.EqualTo(family));
    }

    [Test]
    public async Task Settle_RelativeElsewhere_CountsFromTheApplicationOn()
    {
        await _engine.OpenAsync("FATHER", 500_00);
        await _engine.LinkAsync(AccountCalls.Link("FATHER", "M1", application: "2022-09-15"));
        var before = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-09-14", 10_00));
        var from = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-09-15", 10_00));
        Assert.That((before.FamilyFen, from.FamilyFen), Is.EqualTo((0, 10_00)));
        Assert.That(from.Steps.Single(step => step.Kind == StepKind.Family).RuleId, Is.EqualTo("R6.5"));
    }

    [TestCase("2022-07-31", 0)]
    [TestCase("2022-08-01", 10_00)]
    [TestCase("2022-08-31", 10_00)]
    [TestCase("2022-09-01", 0)]
    public async Task Settle_LinkOfAMonth_CoversItsDaysAlone(string day, long family)
    {
        await _engine.OpenAsync("FATHER", 500_00);
        await _engine.LinkAsync(AccountCalls.Link("FATHER", "M1", 1, "2022-08-01", "2022-08-31"));
        Assert.That((await _engine.SettleAsync(Given.Claim("C1", "H1", day, 10_00))).FamilyFen, Is.EqualTo(family));
    }

    [Test]
    public async Task Settle_PharmacyOnPrescription_DrawsTooAndReverses()
    {
        await _engine.OpenAsync("FATHER", 500_00);
        await _engine.LinkAsync(AccountCalls.Link("FATHER", "M1"));
        var claim = Given.Claim("C1", "P1", "2022-08-01", 30_00);
        claim.Prescription = new Prescription { InstitutionId = "H3", IssueDate = Given.Day("2022-07-30") };
        var settled = await _engine.SettleAsync(claim);
        Assert.That(settled.FamilyFen, Is.EqualTo(30_00));
        await _engine.ReverseAsync("P1", "C1");
        Assert.That(await _engine.BalanceAsync("FATHER"), Is.EqualTo(500_00));
    }

    [Test]
    public async Task Settle_ManyRelativesAtOnceOnOneAccount_StaysExact()
    {
        const int relatives = 8;
        const int each = 15;
        await _engine.OpenAsync("FATHER", 500_01);
        for (var i = 0; i < relatives; i++)
        {
            await _engine.RegisterAsync(Given.Active($"R{i}"));
            await _engine.LinkAsync(AccountCalls.Link("FATHER", $"R{i}"));
        }

        var settled = await Task.WhenAll(Enumerable.Range(0, relatives * each).Select(i =>
            _engine.SettleAsync(Given.Claim($"C{i}", "H2", "2022-08-01", 7_77, member: $"R{i % relatives}"))));
        Assert.That(settled.Sum(answer => answer.FamilyFen), Is.EqualTo(500_01));
        Assert.That(settled.Count(answer => answer.FamilyFen is > 0 and < 7_77), Is.EqualTo(1), "the last draw");
        Assert.That(await _engine.BalanceAsync("FATHER"), Is.Zero);

        await Task.WhenAll(settled.Select(answer => _engine.ReverseAsync("H2", answer.ClaimNumber)));
        Assert.That(await _engine.BalanceAsync("FATHER"), Is.EqualTo(500_01));
    }

    [Test]
    public async Task Draws_Stored_TellWhatTheDecisionSaw()
    {
        await LinkAllAsync();
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-08-01", 1000_00));
        using var database = _engine.OpenDatabase();
        var draws = database.Query<(string Owner, string Relative, long Offered, long Drawn, long Paid)>(
            """
            SELECT o.id, r.id, d.balance_after_fen + d.account_fen, d.account_fen, d.total_fen
            FROM entry d JOIN entry c ON c.id = d.part_of
            JOIN member o ON o.key = d.member JOIN member r ON r.key = d.relative
            WHERE d.kind = 11 AND c.claim_number = 'C1' AND d.claim_number = 'C1' AND d.day = c.day ORDER BY d.id
            """);
        Assert.That(draws, Is.EqualTo(new[]
        {
            ("SISTER", "M1", 100_00L, 100_00L, 0L), ("FATHER", "M1", 300_00L, 300_00L, 0L),
            ("MOTHER", "M1", 200_00L, 200_00L, 0L),
        }));
    }

    private async Task LinkAllAsync()
    {
        await _engine.OpenAsync("M1", 10_00);
        await _engine.OpenAsync("FATHER", 300_00);
        await _engine.OpenAsync("MOTHER", 200_00);
        await _engine.OpenAsync("SISTER", 100_00);
        await _engine.LinkAsync(AccountCalls.Link("MOTHER", "M1", 30, application: "2022-07-05"));
        await _engine.LinkAsync(AccountCalls.Link("FATHER", "M1", 20));
        await _engine.LinkAsync(AccountCalls.Link("SISTER", "M1", 10));
    }

    private static FamilyDraw Draw(string owner, long amount) => new() { OwnerMemberId = owner, AmountFen = amount };

    private static (long Fund, long Account, long Family, long Cash) Paid(V1.Settlement settled) =>
        (settled.FundFen, settled.AccountFen, settled.FamilyFen, settled.CashFen);
}

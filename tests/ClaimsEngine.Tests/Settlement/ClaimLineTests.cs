using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>Lines become amounts by the catalogue (I15), and are kept with the claim.</summary>
internal sealed class ClaimLineTests
{
    private static readonly (string Field, Action<Claim> Change)[] Invalid =
    [
        ("claim.lines[1].amount_fen", claim => claim.Lines[1].AmountFen = 1_001),
        ("claim.lines[1].item_class", claim => claim.Lines[1].ItemClass = ItemClass.A),
        ("claim.lines[0].item_class", claim => claim.Lines[0].ItemClass = (ItemClass)9),
        ("claim.lines[0].item_code", claim => claim.Lines[0].ItemCode = ""),
        ("claim.lines[2].quantity_e4", claim => claim.Lines[2].QuantityE4 = 0),
        ("claim.lines[2].quantity_e4", claim => claim.Lines[2].QuantityE4 = 10_000_000_001),
        ("claim.lines[2].price_e6", claim => claim.Lines[2].PriceE6 = -1),
        ("claim.lines[2].price_e6", claim => claim.Lines[2].PriceE6 = 1_000_000_000_001),
        ("claim.lines[0].days", claim => claim.Lines[0].Days = 367),
        ("claim.lines", claim => claim.Lines.AddRange(Enumerable.Repeat(Pharmacy.Line("A", 1, 1), 198))),
        ("claim.lines", claim =>
            (claim.Lines[0].QuantityE4, claim.Lines[0].PriceE6) = (10_000_000_000, 1_000_000_000_000)),
        ("claim.total_fen", claim => (claim.TotalFen, claim.InScopeFen) = (100, 100)),
        ("claim.in_scope_fen,claim.fully_self_paid_fen", claim =>
            (claim.TotalFen, claim.InScopeFen, claim.FullySelfPaidFen, claim.OverPriceLimitFen, claim.PreSelfPaidFen) =
            (13_000, 10_719, 2_001, 200, 80)),
        ("claim.over_price_limit_fen,claim.pre_self_paid_fen", claim =>
            (claim.TotalFen, claim.InScopeFen, claim.FullySelfPaidFen, claim.OverPriceLimitFen, claim.PreSelfPaidFen) =
            (13_000, 10_720, 2_000, 180, 100)),
        ("claim.marks[0]", claim => claim.Marks.Add(VisitMark.Unspecified)),
        ("claim.marks[1]", claim => claim.Marks.AddRange([VisitMark.Referral, VisitMark.Referral])),
    ];

    private static readonly (string Fields, Action<Claim> Change)[] Differing =
    [
        ("lines[1].item_code", claim => claim.Lines[1].ItemCode = "FREE"),
        ("lines[1].item_class", claim => claim.Lines[1].ItemClass = ItemClass.C),
        ("lines[0].quantity_e4", claim => claim.Lines[0].QuantityE4++),
        ("lines[2].price_e6", claim => claim.Lines[2].PriceE6++),
        ("lines[0].days", claim => claim.Lines[0].Days = 3),
        ("lines", claim => claim.Lines.RemoveAt(2)),
        ("marks", claim => claim.Marks.Add(VisitMark.CrossRegion)),
    ];

    private TestEngine _engine = null!;

    // 10 × 10.00 all in scope; 2 × 5.00 with a limit of 4.00 and a tenth paid first; 1 × 20.00 self-paid.
    private static Claim Claim => Pharmacy.Claim(
        "C1", "H1", Pharmacy.Line("A", 10, 1_000), Pharmacy.Line("B", 2, 500), Pharmacy.Line("C", 1, 2_000));

    [SetUp]
    public async Task StartAsync() => _engine = await Pharmacy.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Settle_Lines_AreDividedAndSummed()
    {
        var settled = await _engine.SettleAsync(Claim);
        Assert.That(settled.TotalFen, Is.EqualTo(13_000));
        Assert.That(settled.InScopeFen, Is.EqualTo(10_720));
        Assert.That(settled.Lines, Is.EqualTo(new[]
        {
            Amounts(0, "A", ItemClass.A, 10_000, 10_000, 0, 0, 0),
            Amounts(1, "B", ItemClass.B, 1_000, 720, 0, 200, 80),
            Amounts(2, "C", ItemClass.C, 2_000, 0, 2_000, 0, 0),
        }));
        using var database = _engine.OpenDatabase();
        var parts = database.QuerySingle<(long SelfPaid, long Over, long First)>(
            "SELECT fully_self_paid_fen, over_price_limit_fen, pre_self_paid_fen FROM entry");
        Assert.That(parts, Is.EqualTo((2_000L, 200L, 80L)));
    }

    [Test]
    public async Task Settle_AmountsAndLinesThatAgree_AreTheSameAsLinesAlone()
    {
        var both = Claim;
        (both.TotalFen, both.InScopeFen, both.FullySelfPaidFen, both.OverPriceLimitFen, both.PreSelfPaidFen) =
            (13_000, 10_720, 2_000, 200, 80);
        both.Lines[1].AmountFen = 1_000;
        both.Lines[1].ItemClass = ItemClass.B;
        var settled = await _engine.SettleAsync(both);
        Assert.That(await _engine.SettleAsync(Claim), Is.EqualTo(settled), "the same request again, amounts unsaid");
    }

    [Test]
    public async Task Quote_Lines_AnswersWhatSettleWould()
    {
        var quoted = (await _engine.Claims.QuoteAsync(new QuoteRequest { Claim = Claim })).Settlement;
        var settled = await _engine.SettleAsync(Claim);
        (settled.ReceiptHash, settled.SettledAt) = ("", null);
        Assert.That(quoted, Is.EqualTo(settled));
    }

    [TestCaseSource(nameof(Invalid))]
    public async Task Settle_WrongLine_IsNamed((string Field, Action<Claim> Change) wrong)
    {
        var claim = Claim;
        wrong.Change(claim);
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Violations.Keys, Is.EquivalentTo(wrong.Field.Split(',')));
    }

    [Test]
    public async Task Settle_AmountThatDisagrees_SaysWhatIsComputed()
    {
        var claim = Claim;
        claim.Lines[1].AmountFen = 999;
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Violations["claim.lines[1].amount_fen"],
            Does.Contain("is 999 fen").And.Contain("price is 1000"));
    }

    [TestCase("NONE")]
    [TestCase("OLD")]
    public async Task Settle_ItemNotInCatalogue_IsRefusedNamingTheLine(string code)
    {
        var claim = Claim;
        claim.Lines.Insert(1, Pharmacy.Line(code, 1, 100));
        var refusal = await _engine.RefuseAsync(claim);
        Assert.That(refusal.Reason, Is.EqualTo(Reason.ItemNotInCatalogue));
        Assert.That((refusal.RuleId, refusal.Line), Is.EqualTo(("I15", 1)));
        var quoted = (await _engine.Claims.QuoteAsync(new QuoteRequest { Claim = claim })).Refusal;
        Assert.That(quoted, Is.EqualTo(refusal));
        Assert.That((await _engine.SettleAsync(Claim)).TotalFen, Is.EqualTo(13_000), "the number is still free");
    }

    [Test]
    public async Task Settle_ItemNotInCatalogueAndMore_AnswersTheFirstReason()
    {
        var claim = Pharmacy.Claim("C1", "P1", Pharmacy.Line("NONE", 1, 100));
        var refusal = await _engine.RefuseAsync(claim);
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PrescriptionRequired));
        Assert.That(refusal.HasLine, Is.False);
    }

    [Test]
    public async Task Settle_AfterAnImport_FollowsTheNewRowAndLeavesTheOld()
    {
        var first = await _engine.SettleAsync(Claim);
        await _engine.ImportAsync(
            "item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until\nB,drug,C,0,,2022-01-01,\n");
        Assert.That(await _engine.SettleAsync(Claim), Is.EqualTo(first));
        var second = Claim;
        second.ClaimNumber = "C2";
        Assert.That((await _engine.SettleAsync(second)).Lines[1].FullySelfPaidFen, Is.EqualTo(1_000));
        await _engine.RestartAsync();
        var got = await _engine.GetClaimAsync("H1", "C1");
        Assert.That(got.Settlement, Is.EqualTo(first), "after a restart");
    }

    [TestCaseSource(nameof(Differing))]
    public async Task Settle_OtherLinesUnderTheNumber_NamesTheFields((string Fields, Action<Claim> Change) other)
    {
        await _engine.SettleAsync(Claim);
        var claim = Claim;
        other.Change(claim);
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NUMBER_TAKEN"));
        Assert.That(error.Metadata["fields"], Is.EqualTo(other.Fields));
    }

    [Test]
    public async Task Settle_OtherAmountsUnderTheNumber_NamesTheAmounts()
    {
        await _engine.SettleAsync(Claim);
        var claim = Claim;
        (claim.TotalFen, claim.InScopeFen, claim.FullySelfPaidFen) = (13_000, 11_000, 2_000);
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Metadata["fields"], Is.EqualTo("in_scope_fen,over_price_limit_fen,pre_self_paid_fen"));
    }

    // What is reported of a visit is recorded with it (R7.2).
    [Test]
    public async Task Settle_ManyWrongOrDifferingLines_NamesTheFirstTwenty()
    {
        Claim ClaimOf(int units) =>
            Pharmacy.Claim("C1", "H1", [.. Enumerable.Range(0, 200).Select(_ => Pharmacy.Line("A", units, 10))]);

        var wrong = ClaimOf(1);
        foreach (var line in wrong.Lines) (line.ItemCode, line.AmountFen) = (new string('x', 65), 99);
        Assert.That((await _engine.FailAsync(wrong)).Violations, Has.Count.EqualTo(20));
        await _engine.SettleAsync(ClaimOf(1));
        var error = await _engine.FailAsync(ClaimOf(2));
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NUMBER_TAKEN"));
        Assert.That(error.Metadata["fields"].Split(','), Has.Length.EqualTo(20));
    }

    [Test]
    public async Task Settle_Marks_AreKeptAsBits()
    {
        var claim = Claim;
        claim.Marks.AddRange([VisitMark.CrossRegion, VisitMark.Referral]);
        await _engine.SettleAsync(claim);
        claim.Marks.Clear();
        claim.Marks.AddRange([VisitMark.Referral, VisitMark.CrossRegion]);
        await _engine.SettleAsync(claim);
        using var database = _engine.OpenDatabase();
        Assert.That(database.Query<long>("SELECT marks FROM entry"), Is.EqualTo(new[] { 1L << 1 | 1L << 4 }));
    }

    [TestCase("entry_line", "amount_fen = 1")]
    [TestCase("catalogue_row", "class = 1")]
    public async Task Table_OfLines_RefusesUpdateAndDelete(string table, string change)
    {
        await _engine.SettleAsync(Claim);
        using var database = _engine.OpenDatabase();
        Assert.That(() => database.Execute($"UPDATE {table} SET {change}"),
            Throws.Exception.With.Message.Contains("never updated"));
        Assert.That(() => database.Execute($"DELETE FROM {table}"),
            Throws.Exception.With.Message.Contains("never deleted"));
    }

    private static LineAmounts Amounts(
        int line, string code, ItemClass itemClass, long amount, long inScope, long selfPaid, long over, long first) =>
        new()
        {
            Line = line,
            ItemCode = code,
            ItemClass = itemClass,
            AmountFen = amount,
            InScopeFen = inScope,
            FullySelfPaidFen = selfPaid,
            OverPriceLimitFen = over,
            PreSelfPaidFen = first,
        };
}

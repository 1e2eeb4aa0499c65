using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Ledger;
using Dapper;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>A refund reverses a claim and settles the rest, both or neither.</summary>
internal sealed class RefundTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await Pharmacy.StartAsync();
        await _engine.Accounts.OpenAccountAsync(new OpenAccountRequest { MemberId = "M1", BalanceFen = 5_000 });
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Refund_OneLine_ReversesAllAndSettlesTheRest()
    {
        var first = await SettleAsync("C1");
        var refunded = (await _engine.RefundAsync("H1", "C1", "C2", (0, 4), (2, 1))).Refunded;
        var (reversal, rest) = (refunded.Reversal, refunded.Replacement);
        Assert.That(
            (reversal.ClaimNumber, reversal.FundFen, reversal.AccountFen, reversal.CashFen, reversal.InScopeFen),
            Is.EqualTo(("C1", first.FundFen, first.AccountFen, first.CashFen, first.InScopeFen)));
        Assert.That((reversal.InScopeAfterFen, reversal.BalanceAfterFen), Is.EqualTo((0, 5_000)));
        Assert.That((rest.ClaimNumber, rest.ReplacesClaimNumber), Is.EqualTo(("C2", "C1")));
        Assert.That((rest.TotalFen, rest.InScopeFen), Is.EqualTo((61_000, 60_720)));
        Assert.That(rest.Lines.Select(line => (line.ItemCode, line.AmountFen)),
            Is.EqualTo(new[] { ("A", 60_000L), ("B", 1_000L) }));
        Assert.That(rest.InScopeBeforeFen, Is.Zero);
        Assert.That(refunded.CashBackFen, Is.EqualTo(first.CashFen - rest.CashFen));
        AssertKept(rest);
    }

    [Test]
    public async Task Refund_TheRest_IsDecidedAsIfBilledAfterTheReversal()
    {
        await SettleAsync("C1");
        var rest = (await _engine.RefundAsync("H1", "C1", "C2", (1, 1))).Refunded.Replacement;
        await _engine.TakeBackAsync("H1", "C2");
        var billed = await _engine.SettleAsync(Pharmacy.Claim(
            "C3", "H1", Pharmacy.Line("A", 10, 10_000), Pharmacy.Line("B", 1, 500), Pharmacy.Line("C", 1, 2_000)));
        (billed.ClaimNumber, billed.ReplacesClaimNumber, billed.ReceiptHash) = ("C2", "C1", rest.ReceiptHash);
        Assert.That(billed, Is.EqualTo(rest));
    }

    [Test]
    public async Task Refund_AfterLaterClaims_LeavesThemAlone()
    {
        await SettleAsync("C1");
        var later = await SettleAsync("C9");
        var refunded = (await _engine.RefundAsync("H1", "C1", "C2", (0, 10))).Refunded;
        Assert.That(refunded.Replacement.InScopeBeforeFen, Is.EqualTo(later.InScopeFen));
        var got = await _engine.GetClaimAsync("H1", "C9");
        Assert.That(got.Settlement, Is.EqualTo(later));
        Assert.That(got.Reversal, Is.Null);
    }

    [Test]
    public async Task Refund_Again_GivesTheFirstAnswer()
    {
        await SettleAsync("C1");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => _engine.RefundAsync("H1", "C1", "C2", (0, 4))));
        await _engine.RestartAsync();
        Assert.That(answers, Has.All.EqualTo(await _engine.RefundAsync("H1", "C1", "C2", (0, 4))));
        Assert.That(answers[0].Refunded, Is.Not.Null);
        Assert.That(Kinds(), Is.EqualTo(new[] { 3, 1, 2, 1 }));
    }

    [Test]
    public async Task Refund_OtherLinesUnderTheNumber_NamesTheFields()
    {
        await SettleAsync("C1");
        await _engine.RefundAsync("H1", "C1", "C2", (0, 4));
        var error = await ErrorDetail.OfAsync(() => _engine.RefundAsync("H1", "C1", "C2", (0, 5)));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.AlreadyExists, "CLAIM_NUMBER_TAKEN")));
        Assert.That(error.Metadata["fields"], Is.EqualTo("lines[0].quantity_e4"));
    }

    [Test]
    public async Task Refund_OfTheRest_GoesOn()
    {
        await SettleAsync("C1");
        await _engine.RefundAsync("H1", "C1", "C2", (0, 4));
        var refunded = (await _engine.RefundAsync("H1", "C2", "C3", (0, 6), (1, 1))).Refunded;
        Assert.That(refunded.Replacement.Lines.Select(line => line.AmountFen), Is.EqualTo(new[] { 500, 2_000 }));
        var error = await ErrorDetail.OfAsync(() => _engine.RefundAsync("H1", "C1", "C4", (0, 1)));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.FailedPrecondition, "CLAIM_ALREADY_REVERSED")));
    }

    [Test]
    public async Task Refund_OfAPrescribedClaim_GivesBackWhatIsRefunded()
    {
        await _engine.IssueAsync(Pharmacy.Prescription("R1", ("A", 10), ("B", 4)));
        await _engine.SettleAsync(
            Pharmacy.Against("R1", "C1", "P1", Pharmacy.Line("A", 8, 100), Pharmacy.Line("B", 4, 100)));
        await _engine.CancelAsync("R1");
        var refunded = (await _engine.RefundAsync("P1", "C1", "C2", (0, 3), (1, 4))).Refunded;
        Assert.That(refunded.Replacement.TotalFen, Is.EqualTo(500), "a cancellation leaves what was settled alone");
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 5, 4 }));
    }

    [Test]
    public async Task Refund_RefusedRest_ChangesNothing()
    {
        await _engine.IssueAsync(Pharmacy.Prescription("R1", ("A", 10)));
        await _engine.SettleAsync(Pharmacy.Against("R1", "C1", "P1", Pharmacy.Line("A", 8, 10_000)));
        var before = await SnapshotAsync("P1", "C1");
        _engine.Clock.Advance(TimeSpan.FromDays(365));
        var refusal = (await _engine.RefundAsync("P1", "C1", "C2", (0, 3))).Refusal;
        Assert.That(refusal.Reason, Is.EqualTo(Reason.FiledTooLate));
        Assert.That(await SnapshotAsync("P1", "C1"), Is.EqualTo(before));
        Assert.That((await _engine.OutcomeAsync("P1", "C2")).State, Is.EqualTo(KeyState.NeverSeen));
        Assert.That((await _engine.TakeBackAsync("P1", "C1")).CashFen, Is.EqualTo(75_000));
    }

    [Test]
    public async Task Refund_RefusedAmongOthersInABatch_HarmsNobody()
    {
        await SettleAsync("C1");
        await _engine.ImportAsync(
            "item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until\n"
            + "C,device,C,0,,2022-01-01,2022-01-31\n");
        using (var blocker = _engine.OpenDatabase())
        {
            blocker.Execute("BEGIN IMMEDIATE");
            var calls = Enumerable.Range(0, 20).Select(i => i % 2 == 0
                ? RefuseAsync($"N{i}")
                : SettlePlainAsync($"S{i}")).ToList();
            blocker.Execute("COMMIT");
            await Task.WhenAll(calls);
        }

        Assert.That((await _engine.OutcomeAsync("H1", "C1")).State, Is.EqualTo(KeyState.Settled));
        using var database = _engine.OpenDatabase();
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
        Assert.That(database.ExecuteScalar<long>("SELECT in_scope_fen FROM year_state"),
            Is.EqualTo(100_720 + 10 * 100));

        async Task RefuseAsync(string number)
        {
            var refusal = (await _engine.RefundAsync("H1", "C1", number, (0, 1))).Refusal;
            Assert.That((refusal.Reason, refusal.Line), Is.EqualTo((Reason.ItemNotInCatalogue, 2)));
        }

        async Task SettlePlainAsync(string number) =>
            await _engine.SettleAsync(Pharmacy.Claim(number, "H1", Pharmacy.Line("A", 1, 100)));
    }

    [TestCase("C1", "C9", "CLAIM_NUMBER_TAKEN")]
    [TestCase("C1", "SHUT", "CLAIM_NUMBER_FENCED")]
    [TestCase("BARE", "C2", "CLAIM_HAS_NO_LINES")]
    [TestCase("NONE", "C2", "CLAIM_NOT_FOUND")]
    [TestCase("SHUT", "C2", "CLAIM_NOT_FOUND")]
    public async Task Refund_WrongNumbers_AreTold(string number, string newNumber, string reason)
    {
        await SettleAsync("C1");
        await _engine.SettleAsync(Given.Claim("BARE", "H1", "2022-03-01", 100));
        await _engine.SettleAsync(Pharmacy.Claim("C9", "H1", Pharmacy.Line("A", 1, 100)));
        await _engine.OutcomeAsync("H1", "SHUT", fence: true);
        var error = await ErrorDetail.OfAsync(() => _engine.RefundAsync("H1", number, newNumber, (0, 1)));
        Assert.That(error.Reason, Is.EqualTo(reason));
        Assert.That((await _engine.OutcomeAsync("H1", "C1")).State, Is.EqualTo(KeyState.Settled));
    }

    [TestCase("lines", TestName = "Refund_Nothing_IsInvalid")]
    [TestCase("lines[0].line", 3, 1, TestName = "Refund_NoSuchLine_IsInvalid")]
    [TestCase("lines[0].quantity_e4", 0, 11, TestName = "Refund_MoreThanBilled_IsInvalid")]
    [TestCase("lines[0].quantity_e4", 0, 0, TestName = "Refund_NoneOfALine_IsInvalid")]
    [TestCase("lines[1].line", 0, 1, 0, 1, TestName = "Refund_ALineTwice_IsInvalid")]
    [TestCase("lines", 0, 10, 1, 2, 2, 1, TestName = "Refund_Everything_IsInvalid")]
    public async Task Refund_WrongLines_AreNamed(string field, params int[] pairs)
    {
        await SettleAsync("C1");
        var lines = pairs.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        var error = await ErrorDetail.OfAsync(() => _engine.RefundAsync("H1", "C1", "C2", lines));
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task Refund_BadNumbers_AreNamed()
    {
        var error = await ErrorDetail.OfAsync(() => _engine.RefundAsync("", "C 1", "C 2", (0, 1)));
        Assert.That(error.Violations.Keys,
            Is.EqualTo(new[] { "institution_id", "claim_number", "new_claim_number" }));
        var same = await ErrorDetail.OfAsync(() => _engine.RefundAsync("H1", "C1", "C1", (0, 1)));
        Assert.That(same.Violations.Keys, Is.EqualTo(new[] { "new_claim_number" }));
    }

    private Task<V1.Settlement> SettleAsync(string number) => _engine.SettleAsync(Pharmacy.Claim(
        number, "H1", Pharmacy.Line("A", 10, 10_000), Pharmacy.Line("B", 2, 500), Pharmacy.Line("C", 1, 2_000)));

    private void AssertKept(V1.Settlement rest)
    {
        using var database = _engine.OpenDatabase();
        var net = database.QuerySingle<(long Total, long Fund, long Account, long Cash, long InScope)>(
            "SELECT sum(total_fen), sum(fund_fen), sum(account_fen), sum(cash_fen), sum(in_scope_fen) FROM entry");
        Assert.That(net, Is.EqualTo((rest.TotalFen, rest.FundFen, rest.AccountFen, rest.CashFen, rest.InScopeFen)));
        Assert.That(database.ExecuteScalar<long>("SELECT balance_fen FROM member_state WHERE member = 1"),
            Is.EqualTo(5_000 - rest.AccountFen));
        Assert.That(database.ExecuteScalar<long>("SELECT in_scope_fen FROM year_state"), Is.EqualTo(rest.InScopeFen));
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
    }

    private long[] Kinds()
    {
        using var database = _engine.OpenDatabase();
        return [.. database.Query<long>("SELECT kind FROM entry ORDER BY id")];
    }

    private async Task<string> SnapshotAsync(string institution, string number)
    {
        var claim = await _engine.GetClaimAsync(institution, number);
        using var database = _engine.OpenDatabase();
        var states = database.Query("SELECT * FROM member_state, year_state").Select(row => $"{row}");
        var left = database.Query("SELECT * FROM prescription_left").Select(row => $"{row}");
        var entries = database.ExecuteScalar<long>("SELECT count(*) FROM entry");
        return string.Join('\n', [.. states, .. left, $"{claim}", $"{entries}"]);
    }
}

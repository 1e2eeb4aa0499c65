using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Ledger;
using Dapper;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Families;

/// <summary>A refund gives linked accounts back and draws anew for the rest, both or neither.</summary>
internal sealed class FamilyRefundTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await Pharmacy.StartAsync();
        await _engine.OpenAsync("M2", 100_00);
        await _engine.LinkAsync(AccountCalls.Link("M2", "M1"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Refund_FamilyClaim_RedrawsForTheRest()
    {
        var first = await SettleAsync();
        Assert.That((first.FamilyFen, first.CashFen), Is.EqualTo((100_00, 20_00)));
        await _engine.RestartAsync();
        var refunded = (await _engine.RefundAsync("H1", "C1", "C2", (0, 4))).Refunded;
        Assert.That(refunded.Reversal.FamilyFen, Is.EqualTo(100_00));
        Assert.That(refunded.Replacement.FamilyDraws.Single(),
            Is.EqualTo(new FamilyDraw { OwnerMemberId = "M2", AmountFen = 80_00 }));
        Assert.That(refunded.CashBackFen, Is.EqualTo(20_00));
        Assert.That(await _engine.BalanceAsync("M2"), Is.EqualTo(20_00));
        Assert.That((await _engine.RefundAsync("H1", "C1", "C2", (0, 4))).Refunded, Is.EqualTo(refunded));
        using var database = _engine.OpenDatabase();
        Assert.That(database.Query<long>("SELECT kind FROM entry ORDER BY id"),
            Is.EqualTo(new[] { 3, 1, 11, 2, 12, 1, 11 }));
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
    }

    [Test]
    public async Task Refund_OfARestThatIsRefused_LeavesEveryAccountAlone()
    {
        await SettleAsync();
        var ended = Given.Active("M1");
        ended.CoverageUntil = Given.Day("2022-07-31");
        await _engine.RegisterAsync(ended);
        var refused = await _engine.RefundAsync("H1", "C1", "C2", (0, 4));
        Assert.That(refused.Refusal?.Reason, Is.EqualTo(Reason.CoverageEnded));
        Assert.That(await _engine.BalanceAsync("M2"), Is.Zero);
        Assert.That((await _engine.GetClaimAsync("H1", "C1")).Reversal, Is.Null);
        using var database = _engine.OpenDatabase();
        Assert.That(database.Query<long>("SELECT kind FROM entry ORDER BY id"), Is.EqualTo(new[] { 3, 1, 11 }));
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
    }

    [Test]
    public async Task Undo_FamilyClaim_GivesTheOwnerBack()
    {
        await SettleAsync();
        Assert.That((await _engine.UndoAsync("H1", "C1")).Reversal.FamilyFen, Is.EqualTo(100_00));
        Assert.That(await _engine.BalanceAsync("M2"), Is.EqualTo(100_00));
    }

    private Task<V1.Settlement> SettleAsync()
    {
        var claim = Pharmacy.Claim("C1", "H1", Pharmacy.Line("A", 12, 10_00));
        claim.ServiceDate = Given.Day("2022-08-01");
        return _engine.SettleAsync(claim);
    }
}

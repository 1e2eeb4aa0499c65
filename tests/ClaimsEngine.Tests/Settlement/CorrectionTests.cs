using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>A caller who does not know what became of a call asks for it, closes its key, or undoes it.</summary>
internal sealed class CorrectionTests
{
    private TestEngine _engine = null!;

    private static Claim Claim => Pharmacy.Claim("C1", "H1", Pharmacy.Line("A", 10, 10_000));

    [SetUp]
    public async Task StartAsync() => _engine = await Pharmacy.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Outcome_NeverSeen_ChangesNothing()
    {
        var outcome = await _engine.OutcomeAsync("H1", "C1");
        Assert.That(outcome, Is.EqualTo(new GetOutcomeResponse { State = KeyState.NeverSeen }));
        Assert.That((await _engine.SettleAsync(Claim)).TotalFen, Is.EqualTo(100_000));
    }

    [Test]
    public async Task Outcome_Refused_IsNeverSeen()
    {
        await _engine.RefuseAsync(Pharmacy.Claim("C1", "P1", Pharmacy.Line("A", 1, 1)));
        Assert.That((await _engine.OutcomeAsync("P1", "C1")).State, Is.EqualTo(KeyState.NeverSeen));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Outcome_SettledThenReversed_TellsBoth(bool fence)
    {
        var settled = await _engine.SettleAsync(Claim);
        Assert.That(await _engine.OutcomeAsync("H1", "C1", fence),
            Is.EqualTo(new GetOutcomeResponse { State = KeyState.Settled, Settlement = settled }));
        var reversal = await _engine.TakeBackAsync("H1", "C1");
        Assert.That(await _engine.OutcomeAsync("H1", "C1", fence), Is.EqualTo(
            new GetOutcomeResponse { State = KeyState.Reversed, Settlement = settled, Reversal = reversal }));
    }

    [Test]
    public async Task Outcome_Fenced_RefusesALateArrival()
    {
        var fenced = new GetOutcomeResponse { State = KeyState.Fenced };
        Assert.That(await _engine.OutcomeAsync("H1", "C1", fence: true), Is.EqualTo(fenced));
        Assert.That(await _engine.OutcomeAsync("H1", "C1", fence: true), Is.EqualTo(fenced));
        await _engine.RestartAsync();
        Assert.That(await _engine.OutcomeAsync("H1", "C1"), Is.EqualTo(fenced));
        var error = await _engine.FailAsync(Claim);
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.AlreadyExists, "CLAIM_NUMBER_FENCED")));
        Assert.That(error.Messages.Keys, Is.EquivalentTo(new[] { "zh-CN", "en" }));
        var reversing = await ErrorDetail.OfAsync(() => _engine.TakeBackAsync("H1", "C1"));
        Assert.That(reversing.Reason, Is.EqualTo("CLAIM_NOT_FOUND"));
        Assert.That(CountEntries(), Is.Zero);
    }

    [Test]
    public async Task Outcome_UnknownInstitution_IsNotFound()
    {
        var asked = await ErrorDetail.OfAsync(() => _engine.OutcomeAsync("H9", "C1"));
        var fenced = await ErrorDetail.OfAsync(() => _engine.OutcomeAsync("H9", "C1", fence: true));
        var undone = await ErrorDetail.OfAsync(() => _engine.UndoAsync("H9", "C1"));
        Assert.That(new[] { asked.Reason, fenced.Reason, undone.Reason }, Has.All.EqualTo("INSTITUTION_NOT_FOUND"));
        var invalid = await ErrorDetail.OfAsync(() => _engine.UndoAsync("", "C 1"));
        Assert.That(invalid.Violations.Keys, Is.EquivalentTo(new[] { "institution_id", "claim_number" }));
    }

    [Test]
    public async Task Undo_Settled_ReversesOnce()
    {
        var settled = await _engine.SettleAsync(Claim);
        var undone = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _engine.UndoAsync("H1", "C1")));
        Assert.That(undone, Has.All.EqualTo(undone[0]));
        Assert.That(undone[0].State, Is.EqualTo(KeyState.Reversed));
        Assert.That((undone[0].Reversal.FundFen, undone[0].Reversal.CashFen),
            Is.EqualTo((settled.FundFen, settled.CashFen)));
        Assert.That(await _engine.TakeBackAsync("H1", "C1"), Is.EqualTo(undone[0].Reversal));
        Assert.That(CountEntries(), Is.EqualTo(2));
    }

    [Test]
    public async Task Undo_NeverSeen_ClosesTheKey()
    {
        var fenced = new UndoResponse { State = KeyState.Fenced };
        Assert.That(await _engine.UndoAsync("H1", "C1"), Is.EqualTo(fenced));
        Assert.That(await _engine.UndoAsync("H1", "C1"), Is.EqualTo(fenced));
        Assert.That((await _engine.FailAsync(Claim)).Reason, Is.EqualTo("CLAIM_NUMBER_FENCED"));
    }

    [Test]
    public async Task Undo_RacingTheCall_LeavesNoMoneyEitherWay()
    {
        for (var round = 0; round < 10; round++)
        {
            var claim = Claim;
            claim.ClaimNumber = $"C{round}";
            var settling = TrySettleAsync(claim);
            var undone = await _engine.UndoAsync("H1", claim.ClaimNumber);
            var settled = await settling;
            Assert.That(undone.State, Is.EqualTo(settled ? KeyState.Reversed : KeyState.Fenced));
            Assert.That(await _engine.UndoAsync("H1", claim.ClaimNumber), Is.EqualTo(undone));
        }

        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT coalesce(sum(total_fen), 0) FROM entry"), Is.Zero);
    }

    [Test]
    public async Task Undo_OfARefund_LeavesTheFirstClaimReversed()
    {
        await _engine.SettleAsync(Claim);
        await _engine.RefundAsync("H1", "C1", "C2", (0, 4));
        Assert.That((await _engine.UndoAsync("H1", "C2")).State, Is.EqualTo(KeyState.Reversed));
        Assert.That((await _engine.OutcomeAsync("H1", "C1")).State, Is.EqualTo(KeyState.Reversed));
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT sum(total_fen) FROM entry"), Is.Zero);
    }

    private async Task<bool> TrySettleAsync(Claim claim)
    {
        try
        {
            await _engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
            return true;
        }
        catch (RpcException e)
        {
            Assert.That(ErrorDetail.Of(e).Reason, Is.EqualTo("CLAIM_NUMBER_FENCED"));
            return false;
        }
    }

    private long CountEntries()
    {
        using var database = _engine.OpenDatabase();
        return database.ExecuteScalar<long>("SELECT count(*) FROM entry");
    }
}

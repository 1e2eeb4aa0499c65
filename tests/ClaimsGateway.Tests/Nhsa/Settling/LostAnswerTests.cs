using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Settling;

/// <summary>Calls and answers that are lost between the gateway and the service.</summary>
internal sealed class LostAnswerTests
{
    private NhsaHost _host = null!;
    private string _mdtrtId = "";

    [SetUp]
    public async Task StartAsync()
    {
        _host = await NhsaHost.StartAsync();
        _mdtrtId = await _host.RegisterWithLineAsync("1000");
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Answer_LostAndResentUnderAnotherMsgid_IsRefusedNamingTheSettlement()
    {
        _host.Engine.Adjudication.LoseNextAnswer = true;
        var lost = await SettleAsync();
        Assert.That(lost.IsSuccess, Is.False);
        var resent = await SettleAsync();
        Assert.That(resent.Error, Does.Contain("setl_id"));
        Assert.That(_host.Engine.Ledger.Settlements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_LostAndResentUnderAnotherMsgid_IsSettledOnceAndTheFirstIsClosed()
    {
        var firstId = _host.NewMsgId();
        _host.Engine.Adjudication.LoseNextCall = true;
        await SettleAsync(firstId);
        var resent = await SettleAsync();
        Assert.That(resent.IsSuccess, Is.True, resent.Text);
        Assert.That(_host.Engine.Ledger.Fenced, Does.Contain((TestEngine.Hospital, firstId)));
        var late = await SettleAsync(firstId);
        Assert.That(late.IsSuccess, Is.False);
        Assert.That(_host.Engine.Ledger.Settlements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Answer_LostAndResentUnderItsMsgid_IsAnswered()
    {
        var msgId = _host.NewMsgId();
        _host.Engine.Adjudication.LoseNextAnswer = true;
        await SettleAsync(msgId);
        var resent = await SettleAsync(msgId);
        Assert.That(resent.IsSuccess, Is.True, resent.Text);
        Assert.That(_host.Engine.Ledger.Settlements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Answer_LostAndCorrected_HoldsNoMoneyAndFreesTheLines()
    {
        var msgId = _host.NewMsgId();
        _host.Engine.Adjudication.LoseNextAnswer = true;
        await SettleAsync(msgId);
        var corrected = await _host.CallAsync("2601", Reports.Correction(msgId));
        Assert.That(corrected.IsSuccess, Is.True, corrected.Text);
        Assert.That(_host.Engine.Ledger.Balances[TestEngine.Worker], Is.EqualTo(50_000));
        Assert.That((await SettleAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Answer_LostCorrectedAndResentLate_IsNotTakenForSettled()
    {
        var msgId = _host.NewMsgId();
        _host.Engine.Adjudication.LoseNextAnswer = true;
        await SettleAsync(msgId);
        await _host.CallAsync("2601", Reports.Correction(msgId));
        Assert.That((await SettleAsync(msgId)).Error, Does.Contain("msgid"));
    }

    [Test]
    public async Task Call_LostAndCorrected_IsClosedAndFreesTheLines()
    {
        var msgId = _host.NewMsgId();
        _host.Engine.Adjudication.LoseNextCall = true;
        await SettleAsync(msgId);
        Assert.That((await _host.CallAsync("2601", Reports.Correction(msgId))).IsSuccess, Is.True);
        Assert.That((await SettleAsync(msgId)).IsSuccess, Is.False);
        Assert.That((await SettleAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Lines_OfAPendingSettlement_CannotBeCancelled()
    {
        _host.Engine.Adjudication.LoseNextCall = true;
        await SettleAsync();
        var cancelled = await _host.CallAsync("2205", Reports.Input("data", new System.Text.Json.Nodes.JsonObject
        {
            ["mdtrt_id"] = _mdtrtId,
            ["chrg_bchno"] = "B1",
            ["psn_no"] = TestEngine.Worker,
        }));
        Assert.That(cancelled.IsSuccess, Is.False);
    }

    private Task<NhsaAnswer> SettleAsync(string? msgId = null) =>
        _host.CallAsync("2207", Reports.Settlement(_mdtrtId, "1000"), msgId);
}

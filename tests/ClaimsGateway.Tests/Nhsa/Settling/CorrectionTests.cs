using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Settling;

internal sealed class CorrectionTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await NhsaHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Settlement_NamedByMsgidOrSettlementId_IsReversed([Values] bool byMsgId)
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var msgId = _host.NewMsgId();
        var settled = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"), msgId);
        var original = byMsgId ? msgId : (string)settled.SetlInfo["setl_id"]!;
        Assert.That((await _host.CallAsync("2601", Reports.Correction(original))).IsSuccess, Is.True);
        Assert.That((await _host.CallAsync("2601", Reports.Correction(original))).IsSuccess, Is.True, "asked again");
        Assert.That(_host.Engine.Ledger.Reversals, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Settlement_ReversedBefore_IsRefusedInThePlatformsWords()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var msgId = _host.NewMsgId();
        var settled = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"), msgId);
        await _host.CallAsync("2208", Reports.Reversal((string)settled.SetlInfo["setl_id"]!, mdtrtId));
        var answer = await _host.CallAsync("2601", Reports.Correction(msgId));
        Assert.That(answer.Error, Does.Contain("冲正的结算信息退费结算标志不为未退费，不能办理冲正交易"));
    }

    [Test]
    public async Task Call_NeverSeen_IsClosed()
    {
        var msgId = _host.NewMsgId();
        Assert.That((await _host.CallAsync("2601", Reports.Correction(msgId))).IsSuccess, Is.True);
        Assert.That(_host.Engine.Ledger.Fenced, Does.Contain((TestEngine.Hospital, msgId)));
    }

    [Test]
    public async Task Suffix_ThatDiffersFromTheCall_IsRefused()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var msgId = _host.NewMsgId();
        Assert.That((await _host.CallAsync("2207A", Reports.Settlement(mdtrtId, "1000"), msgId)).IsSuccess, Is.True);
        Assert.That((await _host.CallAsync("2601", Reports.Correction(msgId))).Error, Does.Contain("2207A"));
        Assert.That((await _host.CallAsync("2601", Reports.Correction(msgId, "2207A"))).IsSuccess, Is.True);
    }

    [Test]
    public async Task Transaction_ThatCannotBeCorrected_IsRefused() =>
        Assert.That(
            (await _host.CallAsync("2601", Reports.Correction("X1", "2304"))).Error, Does.Contain("oinfno"));
}

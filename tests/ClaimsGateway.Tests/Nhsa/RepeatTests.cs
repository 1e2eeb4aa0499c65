using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa;

internal sealed class RepeatTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await NhsaHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Msgid_Repeated_AnswersTheSameBytes()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var msgId = _host.NewMsgId();
        var first = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"), msgId);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"), msgId);
        Assert.That(again.Content, Is.EqualTo(first.Content));
        Assert.That(_host.Engine.Adjudication.SettleCalls, Is.EqualTo(1));
    }

    [Test]
    public async Task Msgid_OfARefusalRepeated_AnswersTheSameBytes()
    {
        var msgId = _host.NewMsgId();
        var first = await _host.CallAsync("2207", Reports.Settlement("M9", "1000"), msgId);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await _host.CallAsync("2207", Reports.Settlement("M9", "1000"), msgId);
        Assert.That(first.Error, Does.Contain("mdtrt_id"));
        Assert.That(again.Content, Is.EqualTo(first.Content));
    }

    [Test]
    public async Task Msgid_WithOtherContentAfterSuccess_IsRefused()
    {
        var msgId = _host.NewMsgId();
        Assert.That((await _host.CallAsync("2201", Reports.Registration(), msgId)).IsSuccess, Is.True);
        var other = await _host.CallAsync("2201", Reports.Registration(day: "2022-03-02"), msgId);
        Assert.That(other.Error, Does.Contain("msgid"));
    }

    [Test]
    public async Task Msgid_CorrectedAfterARefusal_IsJudgedAnew()
    {
        var msgId = _host.NewMsgId();
        Assert.That((await _host.CallAsync("2201", Reports.Registration("nobody"), msgId)).IsSuccess, Is.False);
        Assert.That((await _host.CallAsync("2201", Reports.Registration(), msgId)).IsSuccess, Is.True);
    }

    [Test]
    public async Task Msgid_OfTwoInstitutions_AreTwoCalls()
    {
        var msgId = _host.NewMsgId();
        Assert.That((await _host.CallAsync("2201", Reports.Registration(), msgId)).IsSuccess, Is.True);
        var other = await _host.CallAsync("2201", Reports.Registration(), msgId, TestEngine.Pharmacy);
        Assert.That(other.IsSuccess, Is.True, other.Text);
    }

    [Test]
    public async Task Answer_AfterALostCall_IsNotKept()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var msgId = _host.NewMsgId();
        _host.Engine.Adjudication.LoseNextCall = true;
        var lost = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"), msgId);
        Assert.That(lost.Error, Does.Contain("重发"));
        var again = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"), msgId);
        Assert.That(again.IsSuccess, Is.True, again.Text);
    }
}

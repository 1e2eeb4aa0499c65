using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Tests.Engines;

[CancelAfter(30_000)]
public class BreakerTests
{
    private static readonly string[] Options = ["--Claims:Engine:Retries=0", "--Claims:Engine:BreakerCalls=4"];

    [Test]
    public async Task Breaker_EngineKeepsFailing_KeepsTheRestAway()
    {
        await using var house = await ScriptedEngines.StartAsync(
            1, [.. Options, "--Claims:Engine:BreakerPause=00:05:00"]);
        house.Engines[0].Script = ScriptedEngines.RefuseAsync;

        for (var i = 0; i < 10; i++) await FailAsync(house);

        Assert.That(house.Engines[0].Calls, Is.EqualTo(4));
        Assert.That(Logged(house, "BreakerOpened"), Is.EqualTo(1));
    }

    [Test]
    public async Task Breaker_EngineWorksAgain_TriesAfterThePauseAndCloses()
    {
        await using var house = await ScriptedEngines.StartAsync(
            1, [.. Options, "--Claims:Engine:BreakerPause=00:00:00.5"]);
        house.Engines[0].Script = ScriptedEngines.RefuseAsync;
        for (var i = 0; i < 4; i++) await FailAsync(house);
        Assert.That(Logged(house, "BreakerOpened"), Is.EqualTo(1));

        house.Engines[0].Script = ScriptedEngines.AnswerAs(0);
        await ScriptedEngines.EventuallyAsync(() => Answers(house), "it may try after the pause");

        Assert.That(Logged(house, "BreakerClosed"), Is.EqualTo(1));
        for (var i = 0; i < 5; i++) await house.Adjudication.SettleAsync(new SettleRequest());
    }

    [Test]
    public async Task Breaker_OneEngineFails_TheOtherGetsAllCalls()
    {
        await using var house = await ScriptedEngines.StartAsync(
            2, "--Claims:Engine:BreakerCalls=4", "--Claims:Engine:BreakerPause=00:05:00");
        house.Engines[0].Script = ScriptedEngines.RefuseAsync;

        for (var i = 0; i < 40; i++) await house.Adjudication.SettleAsync(new SettleRequest());

        Assert.That((house.Engines[0].Calls, house.Engines[1].Calls), Is.EqualTo((4, 40)));
    }

    [TestCase(StatusCode.InvalidArgument)]
    [TestCase(StatusCode.NotFound)]
    [TestCase(StatusCode.ResourceExhausted)]
    [TestCase(StatusCode.DeadlineExceeded)]
    public async Task Breaker_EngineAnswersErrors_StaysClosed(StatusCode code)
    {
        await using var house = await ScriptedEngines.StartAsync(1, Options);
        house.Engines[0].Script = (_, _) => throw new RpcException(new Status(code, "an answer"));

        for (var i = 0; i < 10; i++) Assert.That(await FailAsync(house), Is.EqualTo(code));

        Assert.That(house.Engines[0].Calls, Is.EqualTo(10));
    }

    private static async Task<StatusCode> FailAsync(ScriptedEngines house) => (await Assert.ThrowsAsync<RpcException>(
        () => house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync))!.StatusCode;

    private static bool Answers(ScriptedEngines house)
    {
        try
        {
            house.Adjudication.Settle(new SettleRequest());
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }

    private static int Logged(ScriptedEngines house, string name) => house.Gateway.Logs.Count(log => log.Event == name);
}

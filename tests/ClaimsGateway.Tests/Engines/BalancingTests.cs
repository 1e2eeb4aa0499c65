using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Engines;

[CancelAfter(30_000)]
public class BalancingTests
{
    [Test]
    public async Task Settle_ThreeEnginesServe_AllGetCalls()
    {
        await using var house = await ScriptedEngines.StartAsync(3);

        for (var i = 0; i < 12; i++) await house.Adjudication.SettleAsync(new SettleRequest());

        Assert.That(house.Engines.Select(engine => engine.Calls), Is.All.EqualTo(4));
    }

    [Test]
    public async Task Settle_OneEngineIsSlow_TheOtherGetsTheRest()
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        var release = new TaskCompletionSource();
        house.Engines[0].Script = async (_, _) =>
        {
            await release.Task;
            return null;
        };
        var stuck = new[] { Settle(), Settle() };
        await ScriptedEngines.EventuallyAsync(() => house.Engines[0].Calls == 1, "one call is stuck");
        await Task.WhenAny(stuck);

        for (var i = 0; i < 5; i++) await Settle();

        Assert.That((house.Engines[0].Calls, house.Engines[1].Calls), Is.EqualTo((1, 6)));
        release.SetResult();
        await Task.WhenAll(stuck);

        Task<SettleResponse> Settle() => house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync;
    }

    [Test]
    public async Task Settle_EngineSaysNotReady_GetsNoCallsUntilItIs()
    {
        await using var house = await ScriptedEngines.StartAsync(2);

        house.Engines[0].IsReady = false;
        await ScriptedEngines.EventuallyAsync(() => Logged(house, "EngineStoppedServing"), "it is out");
        for (var i = 0; i < 6; i++) await house.Adjudication.SettleAsync(new SettleRequest());
        Assert.That((house.Engines[0].Calls, house.Engines[1].Calls), Is.EqualTo((0, 6)));

        house.Engines[0].IsReady = true;
        await ScriptedEngines.EventuallyAsync(() => Logged(house, "EngineServes"), "it is back");
        for (var i = 0; i < 6; i++) await house.Adjudication.SettleAsync(new SettleRequest());
        Assert.That((house.Engines[0].Calls, house.Engines[1].Calls), Is.EqualTo((3, 9)));
    }

    [Test]
    public async Task Settle_NoEngineIsReady_UnavailableWithADelay()
    {
        await using var house = await ScriptedEngines.StartAsync(1, "--Claims:Engine:Retries=1");
        house.Engines[0].IsReady = false;
        await ScriptedEngines.EventuallyAsync(() => Logged(house, "EngineStoppedServing"), "it is out");

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
        Assert.That(error.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds, Is.Positive);
        Assert.That(house.Engines[0].Calls, Is.Zero);
    }

    [TestCase(false, TestName = "Settle_EngineStopsUnderLoad_NoErrors")]
    [TestCase(true, TestName = "AnyCall_EngineSaysNotReadyAndStops_NoErrors")]
    public async Task Calls_EngineDrainsUnderLoad_NoErrors(bool anyCall)
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        for (var i = 0; i < 2; i++)
        {
            var answer = ScriptedEngines.AnswerAs(i);
            house.Engines[i].Script = async (request, context) =>
            {
                await Task.Delay(3);
                return await answer(request, context);
            };
        }

        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 8).Select(_ => CallAsync(house, anyCall, stop.Token)).ToList();
        await ScriptedEngines.EventuallyAsync(() => house.Engines[0].Calls > 20, "load is there");

        if (anyCall)
        {
            house.Engines[0].IsReady = false;
            await ScriptedEngines.EventuallyAsync(() => Logged(house, "EngineStoppedServing"), "it is out");
        }

        await house.Engines[0].DisposeAsync();
        var after = house.Engines[1].Calls;
        await ScriptedEngines.EventuallyAsync(() => house.Engines[1].Calls > after + 100, "the other works on");
        await stop.CancelAsync();

        Assert.That(await Task.WhenAll(callers), Is.All.Positive);
    }

    [Test]
    public async Task Stream_EngineIsAway_TheOtherAnswers()
    {
        await using var house = await ScriptedEngines.StartAsync(2, "--Claims:Engine:HealthInterval=00:01:00");
        await house.Engines[0].DisposeAsync();

        for (var i = 0; i < 2; i++)
        {
            using var verify = new AuditService.AuditServiceClient(house.Gateway.Channel).Verify(new VerifyRequest());
            var answers = 0;
            while (await verify.ResponseStream.MoveNext(CancellationToken.None)) answers++;
            Assert.That(answers, Is.EqualTo(ScriptedEngine.StreamedAnswers));
        }
    }

    [Test]
    public async Task SettleStream_ConnectionBreaks_UnavailableWithReason()
    {
        await using var house = await ScriptedEngines.StartAsync(1);
        house.Engines[0].Script = ScriptedEngines.BreakAsync;
        using var stream = house.Adjudication.SettleStream();
        await stream.RequestStream.WriteAsync(new SettleStreamRequest());

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => stream.ResponseStream.MoveNext(CancellationToken.None)))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
    }

    private static bool Logged(ScriptedEngines house, string name) => house.Gateway.Logs.Any(log => log.Event == name);

    // Half of any calls are of a kind that is never repeated once it has left.
    private static async Task<int> CallAsync(ScriptedEngines house, bool anyCall, CancellationToken stop)
    {
        var answered = 0;
        for (; !stop.IsCancellationRequested; answered++)
        {
            if (anyCall && answered % 2 == 1)
                await house.Members.UpsertMemberAsync(new UpsertMemberRequest(), cancellationToken: default);
            else
                await house.Adjudication.SettleAsync(new SettleRequest(), cancellationToken: default);
        }

        return answered;
    }
}

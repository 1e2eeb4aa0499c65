using System.Net;
using Claims.V1;
using ClaimsGateway.Engines;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Engines;

[CancelAfter(30_000)]
public class RetryTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Settle_OneEngineFails_TheOtherAnswers(bool connectionBreaks)
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        house.Engines[0].Script = connectionBreaks ? ScriptedEngines.BreakAsync : ScriptedEngines.RefuseAsync;

        for (var i = 0; i < 4; i++)
        {
            var answer = await house.Adjudication.SettleAsync(new SettleRequest());
            Assert.That(answer.Settlement.FundFen, Is.EqualTo(1));
        }

        Assert.That(house.Engines[0].Calls, Is.Positive);
    }

    [Test]
    public async Task UpsertMember_ConnectionBreaks_NotRepeatedAndUnavailable()
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        foreach (var engine in house.Engines) engine.Script = ScriptedEngines.BreakAsync;

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => house.Members.UpsertMemberAsync(new UpsertMemberRequest()).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        var status = error.GetRpcStatus()!;
        Assert.That(status.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
        Assert.That(status.GetDetail<RetryInfo>()!.RetryDelay.Seconds, Is.Positive);
        Assert.That(house.Engines.Sum(engine => engine.Calls), Is.EqualTo(1));
    }

    [Test]
    public async Task UpsertMember_EngineTakesNoConnection_TheOtherAnswers()
    {
        await using var house = await ScriptedEngines.StartAsync(2, "--Claims:Engine:HealthInterval=00:01:00");
        await house.Engines[0].DisposeAsync();
        var away = house.Gateway.Services.GetRequiredService<EnginePool>().Engines[0];
        // Calls that may be repeated find out, so that no connection is left that a member could be lost on.
        while (away.IsServing) await house.Adjudication.SettleAsync(new SettleRequest());
        away.IsServing = true;
        var before = house.Engines[1].Calls;

        for (var i = 0; i < 4; i++) await house.Members.UpsertMemberAsync(new UpsertMemberRequest());

        Assert.That(house.Engines[1].Calls - before, Is.EqualTo(4));
        Assert.That(away.IsServing, Is.False, "it was tried and took no connection");
    }

    [Test]
    public async Task Settle_EngineIsBusy_PassedOnAndNotRepeated()
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        foreach (var engine in house.Engines)
            engine.Script = (_, _) => throw new RpcException(new Grpc.Core.Status(StatusCode.ResourceExhausted, "busy"));

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync))!;

        Assert.That((error.StatusCode, error.Status.Detail), Is.EqualTo((StatusCode.ResourceExhausted, "busy")));
        Assert.That(house.Engines.Sum(engine => engine.Calls), Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_EnginesStayAway_TriesAsOftenAsConfigured()
    {
        await using var house = await ScriptedEngines.StartAsync(
            2, "--Claims:Engine:Retries=3", "--Claims:Engine:RetryDelay=00:00:00.001");
        foreach (var engine in house.Engines) engine.Script = ScriptedEngines.RefuseAsync;

        await Assert.ThrowsAsync<RpcException>(
            () => house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync);

        Assert.That(house.Engines.Select(engine => engine.Calls), Is.All.EqualTo(2));
    }

    [Test]
    public async Task Settle_PauseWouldOutlastTheDeadline_NotRepeated()
    {
        await using var house = await ScriptedEngines.StartAsync(
            2, "--Claims:Engine:Retries=10", "--Claims:Engine:RetryDelay=00:00:01");
        // The first call takes longer than all that follow.
        await house.Adjudication.SettleAsync(new SettleRequest());
        foreach (var engine in house.Engines) engine.Script = ScriptedEngines.RefuseAsync;
        var deadline = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(900)).UtcDateTime;

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => house.Adjudication.SettleAsync(new SettleRequest(), deadline: deadline).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(house.Engines.Sum(engine => engine.Calls), Is.EqualTo(2), "the first call and one try");
    }

    [Test]
    public async Task Settle_SecondTry_HasTheSameDeadlineAsTheFirst()
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        List<DateTime> deadlines = [];
        foreach (var engine in house.Engines)
        {
            engine.Script = (_, context) =>
            {
                deadlines.Add(context.Deadline);
                return deadlines.Count == 1
                    ? throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "once"))
                    : Task.FromResult<Google.Protobuf.IMessage?>(null);
            };
        }

        var deadline = (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20)).UtcDateTime;
        await house.Adjudication.SettleAsync(new SettleRequest(), deadline: deadline);

        Assert.That(deadlines, Has.Count.EqualTo(2));
        Assert.That(deadlines, Is.All.EqualTo(deadline).Within(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task SettleAsJson_HeaderSetsATime_EngineHasItAndItEndsWith504()
    {
        await using var house = await ScriptedEngines.StartAsync(1);
        house.Engines[0].Script = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return null;
        };
        using var request = Request("300");

        using var response = await house.Gateway.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.GatewayTimeout));
        var left = house.Engines[0].LastDeadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.That(left, Is.LessThan(TimeSpan.FromMilliseconds(300)));
    }

    [TestCase("0")]
    [TestCase("soon")]
    [TestCase("3600001")]
    public async Task SettleAsJson_HeaderIsNoTime_RefusedNamingIt(string value)
    {
        await using var house = await ScriptedEngines.StartAsync(1);
        using var request = Request(value);

        using var response = await house.Gateway.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Claims-Timeout-Ms").And.Contain("3600000"));
    }

    private static HttpRequestMessage Request(string timeout)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/claims:settle")
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Claims-Timeout-Ms", value: timeout);
        return request;
    }
}

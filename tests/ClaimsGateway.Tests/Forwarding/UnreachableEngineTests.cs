using System.Net;
using System.Net.Sockets;
using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Connections.Features;

namespace ClaimsGateway.Tests.Forwarding;

[CancelAfter(30_000)]
public class UnreachableEngineTests
{
    [Test]
    public async Task Settle_NobodyListens_UnavailableWithReasonInBothLanguages()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            [$"--Claims:Engine:Address=http://127.0.0.1:{FreePort()}"]);
        var client = new AdjudicationService.AdjudicationServiceClient(gateway.Channel);

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => client.SettleAsync(new SettleRequest()).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        var status = error.GetRpcStatus()!;
        Assert.That(status.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
        Assert.That(status.GetDetail<ErrorInfo>()!.Domain, Is.EqualTo("claims.v1"));
        var messages = status.UnpackDetailMessages().OfType<LocalizedMessage>();
        Assert.That(messages.Select(m => m.Locale), Is.EqualTo(new[] { "zh-CN", "en" }));
        Assert.That(gateway.Logs.Count(log => log.Event == "EngineUnreachable"), Is.EqualTo(1));
    }

    [Test]
    public async Task SettleAsJson_NobodyListens_503WithReason()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            [$"--Claims:Engine:Address=unix:{Path.Combine(Path.GetTempPath(), "claims-nobody.sock")}"]);

        using var response = await gateway.PostAsync("/v1/claims:settle", "{}");

        var error = await response.JsonAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(
            error.Detail("ErrorInfo").GetProperty("reason").GetString(), Is.EqualTo("ENGINE_UNAVAILABLE"));
        Assert.That(error.Locales(), Is.EqualTo(new[] { "zh-CN", "en" }));
    }

    [Test]
    public async Task Settle_EngineDiesBeforeTheAnswer_UnavailableWithReason()
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(engine);
        engine.Script = async (_, context) =>
        {
            context.GetHttpContext().Features.Get<IConnectionLifetimeFeature>()!.Abort();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return null;
        };
        var client = new AdjudicationService.AdjudicationServiceClient(gateway.Channel);

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => client.SettleAsync(new SettleRequest()).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
    }

    [Test]
    public async Task Health_NobodyListens_LiveButNotReady()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            [$"--Claims:Engine:Address=http://127.0.0.1:{FreePort()}"]);
        gateway.AnnouncedErrors.Add("Health check engine");

        using var live = await gateway.Http.GetAsync("/health/live");
        using var ready = await gateway.Http.GetAsync("/health/ready");
        var grpc = await new Health.HealthClient(gateway.Channel).CheckAsync(new HealthCheckRequest());

        Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(grpc.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.NotServing));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

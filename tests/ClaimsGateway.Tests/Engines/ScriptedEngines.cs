using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;

namespace ClaimsGateway.Tests.Engines;

/// <summary>Several scripted engines with a gateway before them, and what they may be told to do.</summary>
internal sealed class ScriptedEngines : IAsyncDisposable
{
    private ScriptedEngines(ScriptedEngine[] engines, GatewayUnderTest gateway)
    {
        Engines = engines;
        Gateway = gateway;
        for (var i = 0; i < engines.Length; i++) engines[i].Script = AnswerAs(i);
    }

    public ScriptedEngine[] Engines { get; }

    public GatewayUnderTest Gateway { get; }

    public AdjudicationService.AdjudicationServiceClient Adjudication => new(Gateway.Channel);

    public MemberService.MemberServiceClient Members => new(Gateway.Channel);

    public static async Task<ScriptedEngines> StartAsync(int count, params string[] more)
    {
        var engines = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ScriptedEngine.StartAsync()));
        return new ScriptedEngines(engines, await GatewayUnderTest.StartAsync(engines, more));
    }

    /// <summary>An engine that answers with its number as the fund's part.</summary>
    public static Func<IMessage, ServerCallContext, Task<IMessage?>> AnswerAs(int number) =>
        (request, _) => Task.FromResult<IMessage?>(request switch
        {
            QuoteRequest => new QuoteResponse { Settlement = new Settlement { FundFen = number } },
            SettleRequest => new SettleResponse { Settlement = new Settlement { FundFen = number } },
            _ => null,
        });

    /// <summary>An engine whose connection breaks before it answers.</summary>
    public static async Task<IMessage?> BreakAsync(IMessage _, ServerCallContext context)
    {
        context.GetHttpContext().Features.Get<IConnectionLifetimeFeature>()!.Abort();
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return null;
    }

    /// <summary>An engine that says that it cannot work now.</summary>
    public static Task<IMessage?> RefuseAsync(IMessage _, ServerCallContext __) =>
        throw new RpcException(new Status(StatusCode.Unavailable, "not now"));

    /// <summary>Waits for what must come true soon.</summary>
    public static async Task EventuallyAsync(Func<bool> isTrue, string what)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!isTrue())
        {
            if (late.IsCancellationRequested) Assert.Fail($"It never came true: {what}");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var engine in Engines) await engine.DisposeAsync();
    }
}

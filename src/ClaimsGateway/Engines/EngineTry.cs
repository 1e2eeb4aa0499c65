using System.Diagnostics;
using Grpc.Core;
using Polly;

namespace ClaimsGateway.Engines;

/// <summary>A unary call on its way: what decides whether and where it is tried again.</summary>
internal abstract class EngineTry(string fullName, DateTime deadline)
{
    /// <summary>Where the pipeline's strategies find the call.</summary>
    public static readonly ResiliencePropertyKey<EngineTry> Key = new("call");

    /// <summary>The call's full name.</summary>
    public string FullName => fullName;

    /// <summary>Whether the call may be sent again without knowing what became of it.</summary>
    public bool MayRepeat { get; } = Idempotency.MayRepeat(fullName);

    /// <summary>The engine that was tried last; the next try goes to another when there is one.</summary>
    protected Engine? Last { get; set; }

    /// <summary>How much of the caller's time is left.</summary>
    public TimeSpan TimeLeft => deadline == DateTime.MaxValue
        ? TimeSpan.MaxValue
        : deadline - TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>Sends the call to one engine.</summary>
    public abstract ValueTask<Outcome<object>> SendAsync(ResilienceContext context);
}

/// <summary>A unary call with its types.</summary>
internal sealed class EngineTry<TRequest, TResponse>(
    EnginePool pool, RecentDurations durations, Method<TRequest, TResponse> method, CallOptions options, TRequest request)
    : EngineTry(method.FullName, options.Deadline ?? DateTime.MaxValue)
    where TRequest : class
    where TResponse : class
{
    /// <inheritdoc />
    public override ValueTask<Outcome<object>> SendAsync(ResilienceContext context)
    {
        if (pool.Pick(Last) is not { } engine)
            return new ValueTask<Outcome<object>>(Outcome.FromException<object>(new NoEngineException()));
        Last = engine;
        return engine.Breaker.Pipeline.ExecuteOutcomeAsync(
            static (context, on) => on.Call.SendAsync(on.Engine, context), context, (Call: this, Engine: engine));
    }

    private async ValueTask<Outcome<object>> SendAsync(Engine engine, ResilienceContext context)
    {
        var began = Stopwatch.GetTimestamp();
        engine.Enter();
        try
        {
            using var call = engine.Invoker.AsyncUnaryCall(
                method, null, options.WithCancellationToken(context.CancellationToken), request);
            return Outcome.FromResult<object>(await call.ResponseAsync.ConfigureAwait(false));
        }
        catch (RpcException e)
        {
            engine.Failed(e);
            return Outcome.FromException<object>(e);
        }
        finally
        {
            engine.Leave();
            // A try that lost to a hedge counts as well: what it took is what the slow ones take at least.
            durations.Add(Stopwatch.GetElapsedTime(began));
        }
    }
}

using System.Security.Cryptography;
using ClaimsGateway.Metrics;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;

namespace ClaimsGateway.Engines;

/// <summary>
/// How a unary call is tried: repeated after a pause that grows, and a quote asked of a second engine when the first
/// is slow.
/// </summary>
internal sealed class TryPipelines
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly EnginesPlan _plan;
    private readonly EnginePool _pool;
    private readonly GatewayMetrics _metrics;

    /// <summary>Builds the pipelines.</summary>
    public TryPipelines(EnginesPlan plan, EnginePool pool, GatewayMetrics metrics)
    {
        _plan = plan;
        _pool = pool;
        _metrics = metrics;
        Plain = WithRetry().Build();
        Hedged = plan.HedgeDelay == TimeSpan.Zero ? Plain : WithRetry().AddHedging(Hedging()).Build();
    }

    /// <summary>What quotes took lately.</summary>
    public RecentDurations Quotes { get; } = new();

    /// <summary>For every call but quotes.</summary>
    public ResiliencePipeline<object> Plain { get; }

    /// <summary>For quotes.</summary>
    public ResiliencePipeline<object> Hedged { get; }

    private ResiliencePipelineBuilder<object> WithRetry()
    {
        var builder = new ResiliencePipelineBuilder<object>();
        if (_plan.Retries == 0) return builder;
        return builder.AddRetry(new RetryStrategyOptions<object>
        {
            MaxRetryAttempts = _plan.Retries,
            ShouldHandle = retry => new ValueTask<bool>(
                Of(retry.Context) is { } call
                && MayTryAgain(retry.Outcome.Exception, call)
                && LongestPauseOf(retry.AttemptNumber) < call.TimeLeft),
            DelayGenerator = retry => new ValueTask<TimeSpan?>(PauseOf(retry.AttemptNumber)),
            OnRetry = retry =>
            {
                _metrics.Retried(Of(retry.Context)!.FullName);
                return default;
            },
        });
    }

    private HedgingStrategyOptions<object> Hedging() => new()
    {
        MaxHedgedAttempts = 1,
        ShouldHandle = static hedge => new ValueTask<bool>(
            hedge.Outcome.Exception is { } e && IsPassing(e)),
        DelayGenerator = _ => new ValueTask<TimeSpan>(
            _pool.HasSpare ? _plan.HedgeDelay ?? Quotes.Slow : Timeout.InfiniteTimeSpan),
        OnHedging = hedge =>
        {
            _metrics.Hedged(Of(hedge.PrimaryContext)!.FullName);
            return default;
        },
    };

    /// <summary>
    /// Whether trying again is safe and may help: an engine was away or unable, and the call either changes nothing
    /// the second time or never left.
    /// </summary>
    private static bool MayTryAgain(Exception? failure, EngineTry call) => failure switch
    {
        BrokenCircuitException => true,
        RpcException e => EngineFailure.IsPassing(e) && (call.MayRepeat || EngineFailure.WasNeverSent(e)),
        _ => false,
    };

    private static bool IsPassing(Exception e) =>
        e is BrokenCircuitException || (e is RpcException rpc && EngineFailure.IsPassing(rpc));

    private static EngineTry? Of(ResilienceContext context) =>
        context.Properties.TryGetValue(EngineTry.Key, out var call) ? call : null;

    private TimeSpan LongestPauseOf(int attempt)
    {
        var pause = _plan.RetryDelay * (1 << attempt);
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>Half of the longest pause and a random part of the rest, so that callers do not return at once.</summary>
    private TimeSpan PauseOf(int attempt) =>
        LongestPauseOf(attempt) * (RandomNumberGenerator.GetInt32(500, 1001) / 1000.0);
}

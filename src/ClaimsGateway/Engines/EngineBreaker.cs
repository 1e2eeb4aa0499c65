using ClaimsGateway.Hosting;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;

namespace ClaimsGateway.Engines;

/// <summary>
/// The circuit breaker of one engine: when too many calls find it away or unable, it gets none for a while, then
/// one to try. A refusal, an error in the request and a passed deadline are answers and do not count.
/// </summary>
internal sealed class EngineBreaker
{
    private readonly CircuitBreakerStateProvider _state = new();
    private long _pauseEnds;

    /// <summary>A closed breaker.</summary>
    public EngineBreaker(string engine, EnginesPlan plan, ILogger logger)
    {
        Pipeline = new ResiliencePipelineBuilder<object>().AddCircuitBreaker(new CircuitBreakerStrategyOptions<object>
        {
            FailureRatio = plan.BreakerPercent / 100.0,
            MinimumThroughput = plan.BreakerCalls,
            SamplingDuration = plan.BreakerWindow,
            BreakDuration = plan.BreakerPause,
            StateProvider = _state,
            ShouldHandle = static attempt => new ValueTask<bool>(
                attempt.Outcome.Exception is RpcException e && EngineFailure.IsPassing(e)),
            OnOpened = opened =>
            {
                Volatile.Write(ref _pauseEnds, Environment.TickCount64 + (long)opened.BreakDuration.TotalMilliseconds);
                GatewayLog.BreakerOpened(logger, engine, (long)opened.BreakDuration.TotalMilliseconds);
                return default;
            },
            OnClosed = _ =>
            {
                GatewayLog.BreakerClosed(logger, engine);
                return default;
            },
        }).Build();
    }

    /// <summary>What a call to the engine goes through.</summary>
    public ResiliencePipeline<object> Pipeline { get; }

    /// <summary>Closed, half open or open.</summary>
    public CircuitState State => _state.CircuitState;

    /// <summary>Whether a call may try: always while it is closed, and once after the pause.</summary>
    public bool LetsTry => _state.CircuitState switch
    {
        CircuitState.Closed => true,
        // Polly lets the first call after the pause try, and only then says half open.
        CircuitState.Open => Environment.TickCount64 >= Volatile.Read(ref _pauseEnds),
        _ => false,
    };
}

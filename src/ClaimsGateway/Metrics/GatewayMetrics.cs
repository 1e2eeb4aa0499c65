using System.Diagnostics.Metrics;
using ClaimsGateway.Engines;
using Grpc.Core;

namespace ClaimsGateway.Metrics;

/// <summary>
/// What the gateway counts, under names that stay (docs/operations.md). No attribute says anything of a person, a claim
/// or an institution.
/// </summary>
internal sealed class GatewayMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Claims.Gateway";

    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _hedges;
    private readonly Counter<long> _rejected;

    public GatewayMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _calls = _meter.CreateCounter<long>(
            "claims.gateway.calls", "{call}", "Calls to engines, by RPC and the status that the caller got");
        _retries = _meter.CreateCounter<long>(
            "claims.gateway.retries", "{try}", "Calls that were tried again, by RPC");
        _hedges = _meter.CreateCounter<long>(
            "claims.gateway.hedges", "{try}", "Slow calls that were asked of a second engine too, by RPC");
        _rejected = _meter.CreateCounter<long>(
            "claims.gateway.rejected", "{call}", "Calls that a limit of their institution kept out, by limit");
    }

    /// <summary>Observes the engines: whether each serves, its breaker, and its calls.</summary>
    public void Observe(EnginePool pool)
    {
        _meter.CreateObservableGauge(
            "claims.gateway.engine.serving", () => Of(pool, engine => engine.IsServing ? 1 : 0), "{engine}",
            "1 while the engine says that it is ready, else 0");
        _meter.CreateObservableGauge(
            "claims.gateway.engine.breaker", () => Of(pool, engine => (int)engine.Breaker.State), "{state}",
            "The engine's circuit breaker: 0 closed, 1 open, 2 half open");
        _meter.CreateObservableUpDownCounter(
            "claims.gateway.engine.calls", () => Of(pool, engine => engine.CallsInFlight), "{call}",
            "Calls that the engine works on for this gateway");
    }

    /// <summary>A call has ended.</summary>
    public void Ended(string rpc, StatusCode status) => _calls.Add(
        1,
        new KeyValuePair<string, object?>("rpc", rpc),
        new KeyValuePair<string, object?>("status", NameOf(status)));

    /// <summary>A call is tried again.</summary>
    public void Retried(string rpc) => _retries.Add(1, new KeyValuePair<string, object?>("rpc", rpc));

    /// <summary>A slow call is asked of a second engine.</summary>
    public void Hedged(string rpc) => _hedges.Add(1, new KeyValuePair<string, object?>("rpc", rpc));

    /// <summary>A limit kept a call out.</summary>
    /// <param name="limit">rate, concurrency or deadline.</param>
    public void Rejected(string limit) => _rejected.Add(1, new KeyValuePair<string, object?>("limit", limit));

    // One that allocates nothing for what nearly every call ends with.
    private static string NameOf(StatusCode status) => status == StatusCode.OK ? "OK" : status.ToString();

    private static IEnumerable<Measurement<int>> Of(EnginePool pool, Func<Engine, int> value) =>
        pool.Engines.Select(engine =>
            new Measurement<int>(value(engine), new KeyValuePair<string, object?>("engine", engine.Name)));
}

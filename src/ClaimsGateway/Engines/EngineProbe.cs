using ClaimsGateway.Hosting;
using Grpc.Core;
using Grpc.Health.V1;

namespace ClaimsGateway.Engines;

/// <summary>
/// Asks each engine again and again whether it is ready, on the connection that calls take. One that says no, or
/// takes no connection, gets no new calls until it says yes.
/// </summary>
internal sealed class EngineProbe(EnginePool pool, EnginesPlan plan, ILogger<EngineProbe> logger)
    : BackgroundService
{
    /// <summary>What grpc.health.v1 is asked about: whether the engine and its store work and go on working.</summary>
    public const string ReadyService = "ready";

    /// <summary>How long an engine may take to say that it is ready.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A single late answer is a busy machine, not a dead engine.
    private const int LateAnswers = 2;

    /// <summary>Asks every engine once, so that the gateway knows them before it listens; then goes on asking.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(pool.Engines.Select(async engine =>
        {
            var code = await AskAsync(new Health.HealthClient(engine.Invoker), cancellationToken);
            if (code != StatusCode.DeadlineExceeded) Report(engine, code);
        }));
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(pool.Engines.Select(engine => WatchAsync(engine, stoppingToken)));

    private async Task WatchAsync(Engine engine, CancellationToken stop)
    {
        var client = new Health.HealthClient(engine.Invoker);
        using var timer = new PeriodicTimer(plan.HealthInterval);
        var late = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var code = await AskAsync(client, stop);
                late = code == StatusCode.DeadlineExceeded ? late + 1 : 0;
                if (late is 0 or >= LateAnswers) Report(engine, code);
            }
        }
        catch (OperationCanceledException)
        {
            // The gateway stops.
        }
    }

    private void Report(Engine engine, StatusCode code)
    {
        var isServing = code == StatusCode.OK;
        if (engine.IsServing == isServing) return;
        engine.IsServing = isServing;
        if (isServing) GatewayLog.EngineServes(logger, engine.Name);
        else GatewayLog.EngineStoppedServing(logger, engine.Name, code);
    }

    private static async Task<StatusCode> AskAsync(Health.HealthClient client, CancellationToken stop)
    {
        try
        {
            var answer = await client.CheckAsync(
                new HealthCheckRequest { Service = ReadyService },
                deadline: (TimeProvider.System.GetUtcNow() + Patience).UtcDateTime,
                cancellationToken: stop);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? StatusCode.OK
                : StatusCode.Unavailable;
        }
        catch (RpcException e)
        {
            stop.ThrowIfCancellationRequested();
            return e.StatusCode;
        }
    }
}

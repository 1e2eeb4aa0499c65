using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClaimsGateway.Engines;

/// <summary>The gateway is ready while at least one engine takes calls.</summary>
internal sealed class EngineHealth(EnginePool pool) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pool.Engines.Any(engine => engine.TakesCalls)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("no engine takes calls"));
}

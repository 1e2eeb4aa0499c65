using ClaimsEngine.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClaimsEngine.Hosting;

/// <summary>Healthy while the store answers and the engine does not stop.</summary>
internal sealed class LedgerHealth(IPolicyRows rows, StreamDrain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!drain.Stopping.IsCancellationRequested && rows.Answers()
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}

using ClaimsEngine.Storage.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClaimsEngine.Hosting;

/// <summary>Healthy while the store answers.</summary>
internal sealed class LedgerHealth(PolicyRows rows) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(rows.Answers() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClaimsGateway.Forwarding;

/// <summary>Whether the engine says that it serves: the gateway is ready when the engine is.</summary>
internal sealed class EngineHealth(Health.HealthClient engine) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await engine.CheckAsync(
                new HealthCheckRequest(),
                deadline: (TimeProvider.System.GetUtcNow() + Patience).UtcDateTime,
                cancellationToken: cancellationToken);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"engine: {answer.Status}");
        }
        catch (RpcException e)
        {
            return HealthCheckResult.Unhealthy($"engine: {e.StatusCode}");
        }
    }
}

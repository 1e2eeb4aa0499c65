using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ClaimsGateway.Metrics;

/// <summary>
/// Sends the gateway's metrics and traces to an OpenTelemetry collector, and those of an engine in its process.
/// </summary>
internal static class TelemetryExport
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string EngineHere = "Claims.Engine";

    /// <summary>Adds the export when the environment names a collector; without it nothing is sent.</summary>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[EndpointVariable])) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("claims-gateway"))
            .WithMetrics(metrics => metrics
                .AddMeter(GatewayMetrics.Name, EngineHere, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(EngineHere, "Microsoft.AspNetCore").AddOtlpExporter());
    }
}

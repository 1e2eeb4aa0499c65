using ClaimsEngine.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ClaimsEngine.Hosting;

/// <summary>Sends the engine's metrics and traces to an OpenTelemetry collector.</summary>
internal static class TelemetryExport
{
    /// <summary>The variable that names the collector; without it nothing is sent.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Add(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("claims-engine"))
        .WithMetrics(metrics => metrics
            .AddMeter(EngineMetrics.Name, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter())
        .WithTracing(traces => traces.AddSource(EngineMetrics.Name, "Microsoft.AspNetCore").AddOtlpExporter());
}

using Claims.V1;
using ClaimsGateway.Embedded;
using ClaimsGateway.Engines;
using ClaimsGateway.Hosting;
using ClaimsGateway.Identity;
using ClaimsGateway.Limits;
using ClaimsGateway.Metrics;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ClaimsGateway.Forwarding;

/// <summary>The services of the contract, forwarded; reflection and health beside them.</summary>
internal static class ForwardingRoutes
{
    private const string Ready = "ready";

    /// <summary>The engines, the typed clients and what they call through.</summary>
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton(provider => provider.GetRequiredService<GatewayPlan>().Engines);
        services.AddSingleton(PoolOf);
        services.AddSingleton<TryPipelines>();
        services.AddSingleton<EngineInvoker>();
        services.AddSingleton(provider =>
            provider.GetRequiredService<EngineInvoker>().Intercept(provider.GetRequiredService<CallerMark>()));
        services.AddHostedService<EngineProbe>();
        services.AddSingleton<AdjudicationService.AdjudicationServiceClient>();
        services.AddSingleton<MemberService.MemberServiceClient>();
        services.AddSingleton<InstitutionService.InstitutionServiceClient>();
        services.AddSingleton<CertificateService.CertificateServiceClient>();
        services.AddSingleton<AccountService.AccountServiceClient>();
        services.AddSingleton<FamilyService.FamilyServiceClient>();
        services.AddSingleton<PrescriptionService.PrescriptionServiceClient>();
        services.AddSingleton<CatalogueService.CatalogueServiceClient>();
        services.AddSingleton<ReconciliationService.ReconciliationServiceClient>();
        services.AddSingleton<AuditService.AuditServiceClient>();
        services.AddSingleton<EngineCall>();
        services.AddSingleton<PassedCalls>();
        services.AddSingleton<IServiceMethodProvider<PassedCalls>, PassedCalls.Discovery>();
        services.AddSingleton<AdjudicationForwarder>();
        services.AddSingleton<MemberForwarder>();
        services.AddSingleton<InstitutionForwarder>();
        services.AddSingleton<CertificateForwarder>();
        services.AddSingleton<AccountForwarder>();
        services.AddSingleton<FamilyForwarder>();
        services.AddSingleton<PrescriptionForwarder>();
        services.AddSingleton<CatalogueForwarder>();
        services.AddSingleton<ReconciliationForwarder>();
        services.AddSingleton<AuditForwarder>();

        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = GatewayLimits.MaxMessageBytes;
            grpc.MaxSendMessageSize = GatewayLimits.MaxAnswerBytes;
        });
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<EngineHealth>("engine", tags: [Ready]);
    }

    /// <summary>
    /// gRPC, JSON, <c>/health/live</c> (the process answers) and <c>/health/ready</c> (its engine does too).
    /// </summary>
    public static void MapForwarding(this WebApplication app)
    {
        app.MapGrpcService<PassedCalls>().Limited().Add(TakeFirst);
        app.MapGrpcService<AdjudicationForwarder>().Limited();
        app.MapGrpcService<MemberForwarder>().Limited();
        app.MapGrpcService<InstitutionForwarder>().Limited();
        app.MapGrpcService<CertificateForwarder>().Limited();
        app.MapGrpcService<AccountForwarder>().Limited();
        app.MapGrpcService<FamilyForwarder>().Limited();
        app.MapGrpcService<PrescriptionForwarder>().Limited();
        app.MapGrpcService<CatalogueForwarder>().Limited();
        app.MapGrpcService<ReconciliationForwarder>().Limited();
        app.MapGrpcService<AuditForwarder>().Limited();
        app.MapGrpcReflectionService();
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    /// <summary>
    /// Of two that serve the same gRPC route the one with the lower order is taken; but not the routes for what is not
    /// there, which every service brings.
    /// </summary>
    private static void TakeFirst(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: 0 } route) route.Order = -1;
    }

    private static EnginePool PoolOf(IServiceProvider provider)
    {
        var plan = provider.GetRequiredService<EnginesPlan>();
        var addresses = plan.Addresses.Count > 0
            ? plan.Addresses
            : [provider.GetRequiredService<EmbeddedEngine>().Address];
        var logger = provider.GetRequiredService<ILogger<Engine>>();
        var pool = new EnginePool([.. addresses.Select(address => new Engine(address, plan, logger))]);
        provider.GetRequiredService<GatewayMetrics>().Observe(pool);
        return pool;
    }
}

using Claims.V1;
using ClaimsGateway.Embedded;
using ClaimsGateway.Hosting;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ClaimsGateway.Forwarding;

/// <summary>The services of the contract, forwarded; reflection and health beside them.</summary>
internal static class ForwardingRoutes
{
    private const string Ready = "ready";

    /// <summary>The channel, the typed clients and what they call through.</summary>
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddSingleton(provider => new EngineChannel(
            provider.GetRequiredService<GatewayPlan>().Engine
                ?? provider.GetRequiredService<EmbeddedEngine>().Address));
        services.AddSingleton(provider => provider.GetRequiredService<EngineChannel>().Invoker);
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
        services.AddSingleton<Health.HealthClient>();
        services.AddSingleton<EngineCall>();
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
        app.MapGrpcService<AdjudicationForwarder>();
        app.MapGrpcService<MemberForwarder>();
        app.MapGrpcService<InstitutionForwarder>();
        app.MapGrpcService<CertificateForwarder>();
        app.MapGrpcService<AccountForwarder>();
        app.MapGrpcService<FamilyForwarder>();
        app.MapGrpcService<PrescriptionForwarder>();
        app.MapGrpcService<CatalogueForwarder>();
        app.MapGrpcService<ReconciliationForwarder>();
        app.MapGrpcService<AuditForwarder>();
        app.MapGrpcReflectionService();
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}

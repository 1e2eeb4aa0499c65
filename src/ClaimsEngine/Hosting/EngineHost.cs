using ClaimsEngine.Accounts;
using ClaimsEngine.Audit;
using ClaimsEngine.Callers;
using ClaimsEngine.Catalogue;
using ClaimsEngine.Certificates;
using ClaimsEngine.Contract;
using ClaimsEngine.Families;
using ClaimsEngine.Faults;
using ClaimsEngine.Flags;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Metrics;
using ClaimsEngine.Policies;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Reconciliation;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsRules.Policies;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClaimsEngine.Hosting;

/// <summary>Builds an engine: gRPC services, health and reflection over one database.</summary>
public static class EngineHost
{
    // Names to ask grpc.health.v1 about. Alive asks for nothing but the process; ready asks for the store too.
    private const string LiveService = "live";
    private const string ReadyService = "ready";

    /// <summary>Builds an engine that is ready to start. It reads nothing but its options.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no policy data.</exception>
    /// <exception cref="PolicyFormatException">The policy data are refused.</exception>
    /// <exception cref="InvalidOperationException">The database cannot be used by this engine.</exception>
    public static WebApplication Build(EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var policyFiles = PolicyFolder.Read(options.PolicyDirectory);
        // A third of what a start costs: read beside the opening of the store.
        var policy = Task.Run(() => PolicyReader.Read(policyFiles));
        var store = StoreChoice.Open(options.DatabasePath, options.SqlServer);
        store.Upgrade();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        options.Logging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseSockets(SocketFile.Bind)
            .ConfigureKestrel(kestrel => Listen(kestrel, options));
        AddLedger(builder.Services, options, store);
        builder.Services.AddSingleton(_ => new PolicyLibrary(
            store.Policies, policyFiles, policy.GetAwaiter().GetResult(), options.Clock));
        AddGrpc(builder.Services, options);
        if (options.ExportsTelemetry) TelemetryExport.Add(builder.Services);

        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<AdjudicationApi>();
        app.MapGrpcService<MemberApi>();
        app.MapGrpcService<InstitutionApi>();
        app.MapGrpcService<CertificateApi>();
        app.MapGrpcService<AccountApi>();
        app.MapGrpcService<FamilyApi>();
        app.MapGrpcService<CatalogueApi>();
        app.MapGrpcService<PrescriptionApi>();
        app.MapGrpcService<ReconciliationApi>();
        app.MapGrpcService<AuditApi>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        if (!options.GatewayOnly)
            EngineLog.AnybodyMayCall(app.Services.GetRequiredService<ILogger<CallerInterceptor>>());
        EngineLog.PolicyInUse(
            app.Services.GetRequiredService<ILogger<PolicyLibrary>>(),
            app.Services.GetRequiredService<PolicyLibrary>().Current.Policy.Hash);
        return app;
    }

    private static void AddLedger(IServiceCollection services, EngineOptions options, ILedgerStore store)
    {
        services.AddSingleton<IHostLifetime, OwnerLifetime>();
        services.AddSingleton<StreamDrain>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamDrain>());
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        // Made by the container, so that it is disposed after what it opens.
        services.AddSingleton(_ => store);
        services.AddSingleton(provider => provider.GetRequiredService<ILedgerStore>().Policies);
        services.AddSingleton(provider => provider.GetRequiredService<ILedgerStore>().Flags);
        services.AddSingleton(provider => provider.GetRequiredService<ILedgerStore>().Certificates);
        services.AddSingleton(provider => provider.GetRequiredService<ILedgerStore>().OpenReader());
        services.AddSingleton(provider => provider.GetRequiredService<ILedgerStore>().OpenWriter());
        services.AddSingleton<FlagListing>();
        services.AddMetrics();
        services.AddSingleton<EngineMetrics>();
        services.AddSingleton<PostingPipeline>();
        services.AddHostedService(provider => provider.GetRequiredService<PostingPipeline>());
    }

    private static void AddGrpc(IServiceCollection services, EngineOptions options)
    {
        services.AddRouting();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.MostRequestBytes;
            grpc.Interceptors.Add<FaultInterceptor>();
            grpc.Interceptors.Add<CallerInterceptor>();
        })
        .AddServiceOptions<CatalogueApi>(catalogue => catalogue.MaxReceiveMessageSize = CsvTable.MostRequestBytes)
        .AddServiceOptions<ReconciliationApi>(budgets => budgets.MaxReceiveMessageSize = CsvTable.MostRequestBytes);
        services.AddSingleton<FaultInterceptor>();
        services.AddSingleton<CallerInterceptor>();
        services.AddSingleton<AdjudicationApi>();
        services.AddSingleton<MemberApi>();
        services.AddSingleton<InstitutionApi>();
        services.AddSingleton<CertificateApi>();
        services.AddSingleton<AccountEntryAnswer>();
        services.AddSingleton<AccountApi>();
        services.AddSingleton<FamilyApi>();
        services.AddSingleton<CatalogueApi>();
        services.AddSingleton<PrescriptionApi>();
        services.AddSingleton<ReconciliationApi>();
        services.AddSingleton<AuditApi>();
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks(health =>
        {
            health.Services.Map("", _ => true);
            health.Services.Map(ReadyService, _ => true);
            health.Services.Map(LiveService, check => check.Name == LiveService);
        })
        .AddCheck(LiveService, () => HealthCheckResult.Healthy())
        .AddCheck<LedgerHealth>("ledger");
    }

    private static void Listen(KestrelServerOptions kestrel, EngineOptions options)
    {
        kestrel.AddServerHeader = false;
        if (options.UnixSocket is { } socket)
        {
            SocketFile.Clear(socket);
            kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2);
        }
        else
        {
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (options.Tls is { } tls) listen.UseHttps(tls.Apply);
            });
        }
    }
}

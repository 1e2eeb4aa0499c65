using System.Net;
using Claims.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ClaimsGateway.Tests.Infrastructure;

/// <summary>An engine that answers what the test says: the contract's services over real Kestrel.</summary>
internal sealed class ScriptedEngine : IAsyncDisposable
{
    /// <summary>How many messages answer a call that is answered by a stream, for each of the caller's.</summary>
    public const int StreamedAnswers = 3;

    private readonly WebApplication _app;
    private int _calls;

    private ScriptedEngine(WebApplication app) => _app = app;

    /// <summary>Decides the answer to any call. Null answers an empty message.</summary>
    public Func<IMessage, ServerCallContext, Task<IMessage?>> Script { get; set; } =
        (_, _) => Task.FromResult<IMessage?>(null);

    /// <summary>What it says to whoever asks for its health.</summary>
    public bool IsReady { get; set; } = true;

    /// <summary>How many calls it was asked, health aside.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The last request.</summary>
    public IMessage? LastRequest { get; private set; }

    /// <summary>The last call's full method name.</summary>
    public string? LastMethod { get; private set; }

    /// <summary>The last call's deadline.</summary>
    public DateTime LastDeadline { get; private set; }

    public string Address => _app.Urls.Single();

    public static async Task<ScriptedEngine> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        ScriptedEngine? engine = null;
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<ScriptInterceptor>());
        builder.Services.AddGrpcHealthChecks(health => health.Services.Map("ready", _ => true))
            .AddCheck("script", () => engine!.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        builder.Services.AddSingleton(_ => engine!);
        var app = builder.Build();
        engine = new ScriptedEngine(app);
        app.MapGrpcService<Adjudication>();
        app.MapGrpcService<Members>();
        app.MapGrpcService<Institutions>();
        app.MapGrpcService<Certificates>();
        app.MapGrpcService<Accounts>();
        app.MapGrpcService<Families>();
        app.MapGrpcService<Prescriptions>();
        app.MapGrpcService<Catalogues>();
        app.MapGrpcService<Reconciliations>();
        app.MapGrpcService<Audits>();
        app.MapGrpcHealthChecksService();
        await app.StartAsync();
        return engine;
    }

    /// <summary>Stops gracefully: takes nothing new and answers what it has begun.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Stops gracefully as well: disposing alone would take the services from calls that still run.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<T> AnswerAsync<T>(object request, ServerCallContext context)
    {
        Interlocked.Increment(ref _calls);
        LastRequest = (IMessage)request;
        LastMethod = context.Method;
        LastDeadline = context.Deadline;
        return await Script(LastRequest, context) is T answer ? answer : Activator.CreateInstance<T>();
    }

    private sealed class Adjudication : AdjudicationService.AdjudicationServiceBase;

    private sealed class Members : MemberService.MemberServiceBase;

    private sealed class Institutions : InstitutionService.InstitutionServiceBase;

    private sealed class Certificates : CertificateService.CertificateServiceBase;

    private sealed class Accounts : AccountService.AccountServiceBase;

    private sealed class Families : FamilyService.FamilyServiceBase;

    private sealed class Prescriptions : PrescriptionService.PrescriptionServiceBase;

    private sealed class Catalogues : CatalogueService.CatalogueServiceBase;

    private sealed class Reconciliations : ReconciliationService.ReconciliationServiceBase;

    private sealed class Audits : AuditService.AuditServiceBase;

    /// <summary>Answers every call of the contract in place of its service.</summary>
    private sealed class ScriptInterceptor(ScriptedEngine engine) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            request is HealthCheckRequest
                ? continuation(request, context)
                : engine.AnswerAsync<TResponse>(request, context);

        public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            for (var i = 0; i < StreamedAnswers; i++)
                await responseStream.WriteAsync(await engine.AnswerAsync<TResponse>(request, context));
        }

        public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                for (var i = 0; i < StreamedAnswers; i++)
                    await responseStream.WriteAsync(await engine.AnswerAsync<TResponse>(requestStream.Current, context));
            }
        }
    }
}

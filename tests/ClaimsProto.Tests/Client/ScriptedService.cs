using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Claims.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimsProto.Tests.Client;

/// <summary>A service on a free port that answers what the test says, with TLS on both sides when given certificates.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>Decides what Settle answers, given how often it was called.</summary>
    public Func<int, SettleResponse> Settles { get; set; } = _ => new SettleResponse();

    /// <summary>Decides what ImportBudgets answers, given how often it was called.</summary>
    public Func<int, ImportBudgetsResponse> Imports { get; set; } = _ => new ImportBudgetsResponse();

    /// <summary>How long a call waits before it answers.</summary>
    public TimeSpan Wait { get; set; }

    public int Calls { get; private set; }

    /// <summary>The headers of the last call.</summary>
    public Dictionary<string, string> LastHeaders { get; private set; } = [];

    /// <summary>The deadline of the last call.</summary>
    public DateTime LastDeadline { get; private set; }

    /// <summary>The certificate that the last caller showed.</summary>
    public string? LastCertificate { get; private set; }

    public static async Task<ScriptedService> StartAsync(
        X509Certificate2? server = null, X509Certificate2? clientAuthority = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (server is not null) listen.UseHttps(server, https => Demand(https, clientAuthority!));
        }));
        builder.Services.AddGrpc();
        ScriptedService? service = null;
        builder.Services.AddSingleton(_ => service!);
        var app = builder.Build();
        service = new ScriptedService(app);
        app.MapGrpcService<Adjudication>();
        app.MapGrpcService<Reconciliation>();
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Demand(HttpsConnectionAdapterOptions https, X509Certificate2 authority)
    {
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, errors) =>
            errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors
            && certificate.Issuer == authority.Subject;
    }

    private async Task<T> AnswerAsync<T>(ServerCallContext context, Func<int, T> script)
    {
        Calls++;
        LastHeaders = context.RequestHeaders.ToDictionary(header => header.Key, header => header.Value);
        LastDeadline = context.Deadline;
        LastCertificate = context.GetHttpContext().Connection.ClientCertificate?.Subject;
        await Task.Delay(Wait, context.CancellationToken);
        return script(Calls);
    }

    private sealed class Adjudication(ScriptedService service) : AdjudicationService.AdjudicationServiceBase
    {
        public override Task<SettleResponse> Settle(SettleRequest request, ServerCallContext context) =>
            service.AnswerAsync(context, service.Settles);
    }

    private sealed class Reconciliation(ScriptedService service) : ReconciliationService.ReconciliationServiceBase
    {
        public override Task<ImportBudgetsResponse> ImportBudgets(ImportBudgetsRequest request, ServerCallContext context) =>
            service.AnswerAsync(context, service.Imports);
    }
}

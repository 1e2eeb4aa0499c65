using System.Net;
using Claims.V1;
using Google.Protobuf;
using Grpc.Core;
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
    private readonly WebApplication _app;

    private ScriptedEngine(WebApplication app) => _app = app;

    /// <summary>Decides the answer to any call. Null answers an empty message.</summary>
    public Func<IMessage, ServerCallContext, Task<IMessage?>> Script { get; set; } =
        (_, _) => Task.FromResult<IMessage?>(null);

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
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks().AddCheck("script", () => HealthCheckResult.Healthy());
        ScriptedEngine? engine = null;
        builder.Services.AddSingleton(_ => engine!);
        var app = builder.Build();
        engine = new ScriptedEngine(app);
        app.MapGrpcService<Adjudication>();
        app.MapGrpcService<Members>();
        app.MapGrpcService<Institutions>();
        app.MapGrpcService<Accounts>();
        app.MapGrpcHealthChecksService();
        await app.StartAsync();
        return engine;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<T> AnswerAsync<T>(
        IMessage request, ServerCallContext context) where T : class, IMessage, new()
    {
        LastRequest = request;
        LastMethod = context.Method;
        LastDeadline = context.Deadline;
        return await Script(request, context) as T ?? new T();
    }

    private sealed class Adjudication(ScriptedEngine engine) : AdjudicationService.AdjudicationServiceBase
    {
        public override Task<QuoteResponse> Quote(QuoteRequest request, ServerCallContext context) =>
            engine.AnswerAsync<QuoteResponse>(request, context);

        public override Task<SettleResponse> Settle(SettleRequest request, ServerCallContext context) =>
            engine.AnswerAsync<SettleResponse>(request, context);

        public override Task<ReverseResponse> Reverse(ReverseRequest request, ServerCallContext context) =>
            engine.AnswerAsync<ReverseResponse>(request, context);

        public override Task<GetClaimResponse> GetClaim(GetClaimRequest request, ServerCallContext context) =>
            engine.AnswerAsync<GetClaimResponse>(request, context);
    }

    private sealed class Members(ScriptedEngine engine) : MemberService.MemberServiceBase
    {
        public override Task<UpsertMemberResponse> UpsertMember(
            UpsertMemberRequest request, ServerCallContext context) =>
            engine.AnswerAsync<UpsertMemberResponse>(request, context);

        public override Task<GetMemberResponse> GetMember(
            GetMemberRequest request, ServerCallContext context) =>
            engine.AnswerAsync<GetMemberResponse>(request, context);
    }

    private sealed class Institutions(ScriptedEngine engine) : InstitutionService.InstitutionServiceBase
    {
        public override Task<UpsertInstitutionResponse> UpsertInstitution(
            UpsertInstitutionRequest request, ServerCallContext context) =>
            engine.AnswerAsync<UpsertInstitutionResponse>(request, context);

        public override Task<GetInstitutionResponse> GetInstitution(
            GetInstitutionRequest request, ServerCallContext context) =>
            engine.AnswerAsync<GetInstitutionResponse>(request, context);
    }

    private sealed class Accounts(ScriptedEngine engine) : AccountService.AccountServiceBase
    {
        public override Task<OpenAccountResponse> OpenAccount(
            OpenAccountRequest request, ServerCallContext context) =>
            engine.AnswerAsync<OpenAccountResponse>(request, context);

        public override Task<CreditMonthResponse> CreditMonth(
            CreditMonthRequest request, ServerCallContext context) =>
            engine.AnswerAsync<CreditMonthResponse>(request, context);

        public override Task<GetBalanceResponse> GetBalance(
            GetBalanceRequest request, ServerCallContext context) =>
            engine.AnswerAsync<GetBalanceResponse>(request, context);
    }
}

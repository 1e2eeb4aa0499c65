using System.Collections.Concurrent;
using ClaimsReplay.Run;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsReplay.Tests.Settle;

/// <summary>
/// A service of the contract in this process, on a free port of the loopback, that does as a test says.
/// </summary>
internal sealed class ScriptedService : Interceptor, IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedService()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<ScriptedService>());
        builder.Services.AddSingleton(this).AddSingleton(Ledger);
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGrpcService<ScriptedAdjudication>();
        _app.MapGrpcService<ScriptedMembers>();
        _app.MapGrpcService<ScriptedInstitutions>();
        _app.MapGrpcService<ScriptedAccounts>();
    }

    public ScriptedLedger Ledger { get; } = new(PolicyFolder.Read(PolicyFolder.Own));

    /// <summary>Every request that was answered, in order.</summary>
    public ConcurrentQueue<object> Requests { get; } = [];

    /// <summary>Called before each request is carried out; may throw.</summary>
    public Action<object> Before { get; set; } = _ => { };

    /// <summary>Called after it was carried out, before it is answered; may throw.</summary>
    public Action<object> After { get; set; } = _ => { };

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<ScriptedService> StartAsync()
    {
        var service = new ScriptedService();
        await service._app.StartAsync();
        return service;
    }

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Assert.That(context.Deadline, Is.LessThan(DateTime.MaxValue), "Every call has a deadline.");
        Before(request);
        var answer = await continuation(request, context);
        Requests.Enqueue(request);
        After(request);
        return answer;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

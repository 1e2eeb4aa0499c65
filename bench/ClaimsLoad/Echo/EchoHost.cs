using System.Net;
using Claims.V1;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ClaimsLoad.Echo;

/// <summary>The echo on a free loopback port, set up as the engine sets up its own server.</summary>
internal static class EchoHost
{
    /// <summary>Serves until stopped; the first line of output names the address.</summary>
    public static async Task RunAsync(FileInfo answer, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(
            SettleResponse.Parser.ParseFrom(await File.ReadAllBytesAsync(answer.FullName, stop)));
        builder.Services.AddSingleton<EchoApi>();
        await using var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<EchoApi>();
        await app.StartAsync(stop);
        Console.WriteLine($"The echo listens on {app.Urls.Single()}.");
        await app.WaitForShutdownAsync(stop);
    }
}

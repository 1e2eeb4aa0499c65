using ClaimsGateway.Hosting;
using Microsoft.AspNetCore.Builder;

namespace ClaimsProto.Tests.Samples;

/// <summary>A fresh sandbox on free ports, with its ledger in a folder of its own.</summary>
internal sealed class SandboxGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private SandboxGateway(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    /// <summary>Where it takes gRPC.</summary>
    public Uri Address => new(_app.Urls.ElementAt(1));

    public static async Task<SandboxGateway> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("claims-sample-");
        var app = await GatewayHost.StartAsync(
            [
                "--Claims:HttpPort=0", "--Claims:GrpcPort=0", "--Claims:Mode=sandbox",
                $"--Claims:Database={Path.Combine(folder.FullName, "sandbox.db")}",
            ],
            TextWriter.Null);
        return new SandboxGateway(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

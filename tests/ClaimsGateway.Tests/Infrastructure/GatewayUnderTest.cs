using ClaimsGateway.Hosting;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimsGateway.Tests.Infrastructure;

/// <summary>A gateway on free loopback ports, started as its program starts it.</summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RecordedLogs _logs;

    private GatewayUnderTest(WebApplication app, RecordedLogs logs, string greeting)
    {
        _app = app;
        _logs = logs;
        Greeting = greeting;
        var urls = app.Urls.ToList();
        Http = new HttpClient { BaseAddress = new Uri(urls[0]), Timeout = TimeSpan.FromSeconds(20) };
        Channel = GrpcChannel.ForAddress(urls[1]);
    }

    /// <summary>What the start printed.</summary>
    public string Greeting { get; }

    /// <summary>A client of the JSON port.</summary>
    public HttpClient Http { get; }

    /// <summary>A channel to the gRPC port.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>What the gateway is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Everything logged so far.</summary>
    public IReadOnlyCollection<RecordedLog> Logs => _logs.Entries;

    /// <summary>What may be logged as an error: a part of its text.</summary>
    public List<string> AnnouncedErrors { get; } = [];

    /// <summary>Starts a gateway in front of an engine.</summary>
    public static Task<GatewayUnderTest> StartAsync(ScriptedEngine engine, params string[] more) =>
        StartAsync([$"--Claims:Engine:Address={engine.Address}", .. more]);

    /// <summary>Starts a gateway in front of several engines, that asks them for their health often.</summary>
    public static Task<GatewayUnderTest> StartAsync(ScriptedEngine[] engines, params string[] more) => StartAsync(
    [
        $"--Claims:Engine:Address={string.Join(',', engines.Select(engine => engine.Address))}",
        "--Claims:Engine:HealthInterval=00:00:00.02", .. more,
    ]);

    /// <summary>Starts a gateway with these arguments, on free ports.</summary>
    public static async Task<GatewayUnderTest> StartAsync(
        string[] args, Action<IServiceCollection>? configure = null)
    {
        var logs = new RecordedLogs();
        var output = new StringWriter();
        var app = await GatewayHost.StartAsync(
            ["--Claims:HttpPort=0", "--Claims:GrpcPort=0", "--Logging:LogLevel:Default=Information", .. args],
            output,
            services =>
            {
                services.AddSingleton<ILoggerProvider>(logs);
                configure?.Invoke(services);
            });
        return new GatewayUnderTest(app, logs, output.ToString());
    }

    /// <summary>Stops gracefully: what is in flight is answered.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Stops gracefully, then fails on any error logged that was not announced.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        var errors = _logs.Entries.Where(entry =>
            entry.Level >= LogLevel.Error && !AnnouncedErrors.Any(entry.Text.Contains));
        Assert.That(errors, Is.Empty, "logged errors that no test announced");
    }
}

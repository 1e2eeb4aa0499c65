using System.Data.Common;
using ClaimsEngine.Hosting;
using ClaimsGateway.Engines;
using ClaimsGateway.Hosting;

namespace ClaimsGateway.Embedded;

/// <summary>
/// The engine in the gateway's own process, reached over a Unix socket as one in another process would be.
/// The only file of the gateway that names the engine.
/// </summary>
internal sealed class EmbeddedEngine(
    GatewayPlan plan,
    IConfiguration configuration,
    IEnumerable<ILoggerProvider> logs,
    ILogger<EmbeddedEngine> logger)
    : IHostedService, IAsyncDisposable
{
    // Readable by this user alone.
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("claims-");
    private WebApplication? _engine;

    /// <summary>Where the engine listens.</summary>
    public EngineAddress Address => EngineAddress.OfSocket(SocketPath);

    private string SocketPath => Path.Combine(_directory.FullName, "engine.sock");

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(plan.Database!)!);
        _engine = Build();
        await _engine.StartAsync(cancellationToken);
        GatewayLog.EngineStarted(logger, SocketPath);
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_engine is null)
            return;
        await _engine.StopAsync(cancellationToken);
        GatewayLog.EngineStopped(logger);
    }

    /// <summary>Stops the engine, deletes its database, and starts it on an empty one. For a sandbox only.</summary>
    /// <exception cref="InvalidOperationException">The gateway is no sandbox.</exception>
    public async Task EmptyAsync(CancellationToken cancellation)
    {
        if (!plan.IsSandbox) throw new InvalidOperationException("Only a sandbox is emptied.");
        await StopAsync(cancellation);
        if (_engine is not null) await _engine.DisposeAsync();
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(plan.Database + ending);
        await StartAsync(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        if (Directory.Exists(_directory.FullName))
            _directory.Delete(recursive: true);
    }

    private WebApplication Build()
    {
        try
        {
            return EngineHost.Build(new EngineOptions
            {
                DatabasePath = plan.Database!,
                UnixSocket = SocketPath,
                GatewayOnly = true,
                IdentifiedOnly = plan.Identity is not null,
                Clock = plan.Clock,
                MostRequestBytes = GatewayLimits.MaxMessageBytes,
                Logging = LogWithTheGateway,
            });
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or DbException)
        {
            // The policy data are refused, or the file is no database of this schema.
            throw new GatewayStartException($"{plan.Database}: {e.Message}", e);
        }
    }

    private void LogWithTheGateway(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        foreach (var provider in logs)
            logging.AddProvider(provider);
    }
}

using System.Net.Sockets;
using Claims.V1;
using ClaimsEngine.Hosting;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>A real engine on a Unix socket and a temporary file, with clients.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    /// <summary>The clock's start: noon of the last day of 2022 in Asia/Shanghai.</summary>
    public static readonly DateTimeOffset Start = new(2022, 12, 31, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly Func<EngineOptions, EngineOptions> _change;
    private WebApplication? _host;
    private GrpcChannel? _channel;

    private TestEngine(Func<EngineOptions, EngineOptions>? change) => _change = change ?? (options => options);

    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("claims-engine-");

    public string DatabasePath => Path.Combine(Directory.FullName, "claims.db");

    public string SocketPath => Path.Combine(Directory.FullName, "engine.sock");

    public FakeTimeProvider Clock { get; } = new(Start);

    public ErrorWatch Errors { get; } = new();

    public IServiceProvider Services => _host!.Services;

    public GrpcChannel Channel => _channel!;

    public AdjudicationService.AdjudicationServiceClient Claims => new(_channel);

    public MemberService.MemberServiceClient Members => new(_channel);

    public InstitutionService.InstitutionServiceClient Institutions => new(_channel);

    public AccountService.AccountServiceClient Accounts => new(_channel);

    public FamilyService.FamilyServiceClient Families => new(_channel);

    public CatalogueService.CatalogueServiceClient Catalogue => new(_channel);

    public PrescriptionService.PrescriptionServiceClient Prescriptions => new(_channel);

    public ReconciliationService.ReconciliationServiceClient Reconciliation => new(_channel);

    public AuditService.AuditServiceClient Audit => new(_channel);

    public static async Task<TestEngine> StartAsync(Func<EngineOptions, EngineOptions>? change = null)
    {
        var engine = new TestEngine(change);
        await engine.StartHostAsync();
        return engine;
    }

    /// <summary>Stops the engine and starts another on the same file.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    /// <summary>Stops the engine while its callers are still connected.</summary>
    public Task StopServingAsync() => _host!.StopAsync();

    public async Task StopHostAsync()
    {
        _channel?.Dispose();
        _channel = null;
        if (_host is null) return;
        await _host.StopAsync();
        await _host.DisposeAsync();
        _host = null;
    }

    /// <summary>Opens the database beside the engine.</summary>
    public SqliteConnection OpenDatabase()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        Directory.Delete(recursive: true);
        Errors.AssertNone();
    }

    private async Task StartHostAsync()
    {
        _host = EngineHost.Build(_change(new EngineOptions
        {
            DatabasePath = DatabasePath,
            UnixSocket = SocketPath,
            Clock = Clock,
            Logging = logging => logging.AddProvider(Errors).AddFilter("Grpc", LogLevel.Error),
        }));
        await _host.StartAsync();
        _channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { ConnectCallback = ConnectAsync },
        });
    }

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}

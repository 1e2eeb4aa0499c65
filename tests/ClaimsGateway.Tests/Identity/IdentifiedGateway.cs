using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Claims.V1;
using ClaimsGateway.Identity.DevCerts;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;

namespace ClaimsGateway.Tests.Identity;

/// <summary>
/// A gateway over TLS in front of its own engine with the sandbox's people, an authority, and an issuer of tokens.
/// </summary>
internal sealed class IdentifiedGateway : IAsyncDisposable
{
    public const string Issuer = "https://issuer.test";
    public const string Audience = "claims";

    /// <summary>How long the gateway uses an answer of the registry here.</summary>
    public const string Refresh = "00:00:00.2";

    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _owned = [];
    private GatewayUnderTest _gateway = null!;
    private string[] _urls = null!;

    private IdentifiedGateway()
    {
        Authority = LocalAuthority.Create(Now.AddDays(-400), Now.AddDays(400));
        Administrator = Issue("administrator");
    }

    public static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public LocalAuthority Authority { get; }

    public TokenIssuer Tokens { get; } = new();

    public X509Certificate2 Administrator { get; }

    public GatewayUnderTest Gateway => _gateway;

    public static async Task<IdentifiedGateway> StartAsync()
    {
        var identified = new IdentifiedGateway();
        await identified.StartGatewayAsync();
        return identified;
    }

    /// <summary>A client certificate of the authority.</summary>
    public X509Certificate2 Issue(string name, DateTimeOffset? until = null) =>
        Own(Authority.IssueClient(name, Now.AddDays(-300), until ?? Now.AddDays(300)));

    /// <summary>A client certificate of the authority, registered for an institution.</summary>
    public async Task<X509Certificate2> RegisterAsync(string institution, DateTimeOffset? until = null)
    {
        var certificate = Issue(institution);
        await Registry.RegisterCertificateAsync(new RegisterCertificateRequest
        {
            InstitutionId = institution,
            CertificatePem = certificate.ExportCertificatePem(),
            ValidUntil = until is { } end ? Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(end) : null,
        });
        return certificate;
    }

    public async Task RevokeAsync(string institution, X509Certificate2 certificate) =>
        await Registry.RevokeCertificateAsync(
            new RevokeCertificateRequest { InstitutionId = institution, Thumbprint = ThumbprintOf(certificate) });

    public CertificateService.CertificateServiceClient Registry => new(Channel(Administrator));

    /// <summary>A token of the right issuer for this service.</summary>
    public string Token(params (string Name, object Value)[] claims) => Tokens.Issue(
        Issuer, Audience, Now.AddMinutes(-5), Now.AddHours(1), ClaimsOf(claims));

    public static Dictionary<string, object> ClaimsOf(params (string Name, object Value)[] claims)
    {
        Dictionary<string, object> all = new() { ["sub"] = "somebody" };
        foreach (var (name, value) in claims) all[name] = value;
        return all;
    }

    /// <summary>A client of the JSON port.</summary>
    public HttpClient Http(X509Certificate2? certificate = null, string? token = null)
    {
        var client = Own(new HttpClient(Handler(certificate))
        {
            BaseAddress = new Uri(_urls[0]),
            Timeout = TimeSpan.FromSeconds(20),
        });
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A channel to the gRPC port.</summary>
    public GrpcChannel Channel(X509Certificate2? certificate = null) => Own(GrpcChannel.ForAddress(
        _urls[1], new GrpcChannelOptions { HttpHandler = Handler(certificate), DisposeHttpClient = true }));

    /// <summary>How many entries the ledger has, prescriptions and members' versions added.</summary>
    public long Written()
    {
        using var database = new SqliteConnection($"Data Source={_folder.Database};Pooling=False;Mode=ReadOnly");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText =
            "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM prescription) + (SELECT count(*) FROM fence)"
            + " + (SELECT count(*) FROM member_version) + (SELECT count(*) FROM institution_version)";
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        _owned.Reverse();
        foreach (var each in _owned) each.Dispose();
        await _gateway.DisposeAsync();
        Authority.Dispose();
        Tokens.Dispose();
        _folder.Dispose();
    }

    public static string ThumbprintOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));

    private async Task StartGatewayAsync()
    {
        var pem = Directory.CreateDirectory(Path.GetDirectoryName(_folder.Database)!).FullName;
        using var server = Authority.IssueServer(Now.AddDays(-1), Now.AddDays(1));
        var key = server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        await File.WriteAllTextAsync(Path.Combine(pem, "server.pem"), $"{server.ExportCertificatePem()}\n{key}\n");
        await File.WriteAllTextAsync(Path.Combine(pem, "ca.pem"), Authority.Root.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(pem, "keys.json"), Tokens.KeySet);
        _gateway = await GatewayUnderTest.StartAsync(
        [
            .. _folder.SandboxArguments,
            $"--Claims:Identity:Certificate={Path.Combine(pem, "server.pem")}",
            $"--Claims:Identity:Authorities={Path.Combine(pem, "ca.pem")}",
            $"--Claims:Identity:Administrators={ThumbprintOf(Administrator)}",
            $"--Claims:Identity:Refresh={Refresh}",
            $"--Claims:Identity:Tokens:Issuer={Issuer}",
            $"--Claims:Identity:Tokens:Audience={Audience}",
            $"--Claims:Identity:Tokens:Keys={Path.Combine(pem, "keys.json")}",
        ]);
        _urls = [_gateway.Http.BaseAddress!.ToString(), $"https://{_gateway.Channel.Target}"];
    }

    private SocketsHttpHandler Handler(X509Certificate2? certificate) => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificates = certificate is null ? null : [certificate],
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Authority.Root },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }
}

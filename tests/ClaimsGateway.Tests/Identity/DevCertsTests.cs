using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ClaimsGateway.Identity.DevCerts;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;

namespace ClaimsGateway.Tests.Identity;

/// <summary>What <c>dev-certs</c> writes is enough to try identity out, and readable by its owner alone.</summary>
[CancelAfter(60_000)]
internal sealed class DevCertsTests
{
    private TemporaryFolder _folder = null!;
    private string _certs = null!;

    [SetUp]
    public void Make()
    {
        _folder = new TemporaryFolder();
        _certs = Path.Combine(Path.GetDirectoryName(_folder.Database)!, "certs");
        Assert.That(DevCertsCommand.Run(["--out", _certs], TextWriter.Null, TextWriter.Null), Is.Zero);
    }

    [TearDown]
    public void Drop() => _folder.Dispose();

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Files_Each_BelongToTheirOwnerAlone()
    {
        var others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        var files = Directory.GetFiles(_certs);
        Assert.That(files.Select(Path.GetFileName), Is.SupersetOf(new[]
        {
            "ca.pem", "server.pem", "administrator.pem", "hospital-1.pem", "hospital-1-next.pem", "pharmacy.pem",
            "register-pharmacy-next.json", "token-key.pem", "token-keys.json", "auditor.jwt", "identity.env",
        }));
        Assert.That(files.Append(_certs).Where(file => (File.GetUnixFileMode(file) & others) != 0), Is.Empty);
        Assert.That(File.ReadAllText(Path.Combine(_certs, "ca.pem")), Does.Not.Contain("PRIVATE KEY"));
        Assert.That(File.ReadAllText(Path.Combine(_certs, "token-keys.json")), Does.Not.Contain("\"d\""));
    }

    [Test]
    public async Task Steps_AsPrinted_IdentifyEverybody()
    {
        string[] environment =
        [
            .. File.ReadAllLines(Path.Combine(_certs, "identity.env"))
                .Select(line => "--" + line.Replace("__", ":", StringComparison.Ordinal))
                .Select(line => line.Replace("'", "", StringComparison.Ordinal)),
        ];
        await using var gateway = await GatewayUnderTest.StartAsync([.. environment, $"--Claims:Database={_folder.Database}"]);
        using var administrator = Client(gateway, "administrator.pem");
        using var hospital = Client(gateway, "hospital-1.pem");
        using var auditor = Client(gateway, null);
        auditor.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", File.ReadAllText(Path.Combine(_certs, "auditor.jwt")).Trim());
        using var registration = new StringContent(
            File.ReadAllText(Path.Combine(_certs, "register-hospital-1.json")), Encoding.UTF8, "application/json");

        using var registered = await administrator.PostAsync("/v1/institutions/hospital-1/certificates", registration);
        Assert.That(registered.StatusCode, Is.EqualTo(HttpStatusCode.OK), await registered.Content.ReadAsStringAsync());
        Assert.That(await hospital.GetStringAsync("/v1/members/member-active/account"), Does.Contain("balanceFen"));
        Assert.That(await auditor.GetStringAsync("/v1/flags"), Does.Contain("flags"));
    }

    [Test]
    public void Run_FileInTheWay_OverwritesNothing()
    {
        var error = new StringWriter();
        var before = File.ReadAllText(Path.Combine(_certs, "ca.pem"));
        Assert.That(DevCertsCommand.Run(["--out", _certs], TextWriter.Null, error), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("ca.pem"));
        Assert.That(File.ReadAllText(Path.Combine(_certs, "ca.pem")), Is.EqualTo(before));
    }

    [TestCase]
    [TestCase("--out")]
    [TestCase("--in", "x")]
    public void Run_WrongWords_SaysWhichAreRight(params string[] args)
    {
        var error = new StringWriter();
        Assert.That(DevCertsCommand.Run(args, TextWriter.Null, error), Is.EqualTo(2));
        Assert.That(error.ToString().Trim(), Is.EqualTo("claims-gateway dev-certs --out DIR"));
    }

    private HttpClient Client(GatewayUnderTest gateway, string? certificate)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_certs, "ca.pem")) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        if (certificate is not null)
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(Path.Combine(_certs, certificate))];
        return new HttpClient(handler) { BaseAddress = gateway.Http.BaseAddress };
    }
}

using System.Net;
using System.Security.Cryptography.X509Certificates;
using Claims.V1;
using Claims.V1.Callers;
using ClaimsEngine.Hosting;
using ClaimsEngine.Tests.Certificates;
using Grpc.Core;
using Grpc.Net.Client;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Over TLS only a gateway with a pinned certificate gets a connection.</summary>
internal sealed class EngineTlsTests
{
    [Test]
    public async Task Connection_PinnedCertificate_IsServedAndAnotherIsNot()
    {
        var folder = Directory.CreateTempSubdirectory("engine-tls-");
        using var server = MadeCertificate.Of("CN=localhost");
        using var gateway = MadeCertificate.Of("CN=gateway");
        using var other = MadeCertificate.Of("CN=gateway");
        var engine = EngineHost.Build(new EngineOptions
        {
            DatabasePath = Path.Combine(folder.FullName, "claims.db"),
            Port = 0,
            GatewayOnly = true,
            Tls = new EngineTls(server, [MadeCertificate.ThumbprintOf(gateway)]),
        });
        await using (engine)
        {
            await engine.StartAsync();
            var address = engine.Urls.Single();

            Assert.That(address, Does.StartWith("https://"));
            Assert.That(await StatusOfAsync(address, gateway), Is.EqualTo(StatusCode.NotFound), "asked, and unknown");
            Assert.That(await StatusOfAsync(address, other), Is.EqualTo(StatusCode.Unavailable));
            Assert.That(await StatusOfAsync(address, null), Is.EqualTo(StatusCode.Unavailable));
            await engine.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public void Options_PublicAddressWithoutTls_IsRefused()
    {
        var options = new EngineOptions { DatabasePath = "x", Address = IPAddress.Any };
        Assert.That(options.Validate, Throws.ArgumentException.With.Message.EqualTo(
            "Address is 0.0.0.0; without Tls only loopback is allowed."));
    }

    [TestCase("--certificate and --gateway need each other.", "--certificate", "x.pem")]
    [TestCase("--gateway is no SHA-256 of a certificate; 64 hex digits are required.", "--certificate", "x", "--gateway", "1")]
    [TestCase("--listen is 'here'; an IP address is required.", "--listen", "here")]
    public void Arguments_Wrong_SayWhatIsAllowed(string message, params string[] args) => Assert.That(
        () => EngineArguments.Read(["--database", "x", .. args], _ => null),
        Throws.ArgumentException.With.Message.EqualTo(message));

    private static async Task<StatusCode> StatusOfAsync(string address, X509Certificate2? shown)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate!.Subject == "CN=localhost";
        if (shown is not null) handler.SslOptions.ClientCertificates = [shown];
        using var channel = GrpcChannel.ForAddress(
            address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
        try
        {
            await new AccountService.AccountServiceClient(channel).GetBalanceAsync(
                new GetBalanceRequest { MemberId = "M1" },
                new Metadata { { CallerHeaders.Role, CallerHeaders.Gateway } });
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode is StatusCode.Internal ? StatusCode.Unavailable : e.StatusCode;
        }
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimsEngine.Hosting;
using ClaimsGateway.Tests.Identity;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;

namespace ClaimsGateway.Tests.Engines;

/// <summary>Gateway and engine over TLS know each other by their thumbprints, and nobody else.</summary>
[CancelAfter(60_000)]
internal sealed class EngineTrustTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Test]
    public async Task Engine_OverTls_ServesThePinnedGatewayAndIsPinnedItself()
    {
        using var folder = new TemporaryFolder();
        var files = Directory.CreateDirectory(Path.GetDirectoryName(folder.Database)!).FullName;
        using var engineCertificate = Make("CN=engine");
        using var gatewayCertificate = Make("CN=gateway");
        var pem = Path.Combine(files, "gateway.pem");
        await File.WriteAllTextAsync(pem, gatewayCertificate.ExportCertificatePem() + "\n"
            + gatewayCertificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await using var engine = EngineHost.Build(new EngineOptions
        {
            DatabasePath = Path.Combine(files, "claims.db"),
            Port = 0,
            GatewayOnly = true,
            Tls = new EngineTls(engineCertificate, [IdentifiedGateway.ThumbprintOf(gatewayCertificate)]),
        });
        await engine.StartAsync();

        var right = await StatusAsync(engine.Urls.Single(), pem, IdentifiedGateway.ThumbprintOf(engineCertificate));
        var wrong = await StatusAsync(engine.Urls.Single(), pem, IdentifiedGateway.ThumbprintOf(gatewayCertificate));

        Assert.That((right, wrong), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable)));
        await engine.StopAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(string address, string pem, string thumbprint)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
        [
            $"--Claims:Engine:Address={address}", $"--Claims:Engine:Certificate={pem}",
            $"--Claims:Engine:Thumbprint={thumbprint}", "--Claims:Engine:Retries=0",
        ]);
        using var answer = await gateway.Http.GetAsync("/v1/members/nobody");
        return answer.StatusCode;
    }

    private static X509Certificate2 Make(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }
}

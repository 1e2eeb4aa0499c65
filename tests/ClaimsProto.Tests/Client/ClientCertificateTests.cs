using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Claims.V1;
using Claims.V1.Client;

namespace ClaimsProto.Tests.Client;

/// <summary>TLS on both sides, with certificates out of files.</summary>
[CancelAfter(30_000)]
public class ClientCertificateTests
{
    private MadeUpCertificates _made = null!;
    private ScriptedService _service = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _made = new MadeUpCertificates();
        _service = await ScriptedService.StartAsync(_made.Server, _made.Authority);
        _service.Settles = _ => new SettleResponse { Settlement = new Settlement() };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _service.DisposeAsync();
        _made.Dispose();
    }

    [Test]
    public async Task Certificate_FromPfxOrPem_IsShownToTheService([Values] bool isPfx)
    {
        using var certificate = isPfx
            ? ClientCertificate.FromPfx(_made.PfxPath, MadeUpCertificates.Password)
            : ClientCertificate.FromPem(_made.PemPath, _made.KeyPath);
        using var authority = ClientCertificate.AuthorityFrom(_made.AuthorityPath);
        using var client = new ClaimsClient(Options(certificate, authority));

        var decision = await client.SettleAsync(new Claim());

        Assert.That(decision.IsGranted, Is.True);
        Assert.That(_service.LastCertificate, Is.EqualTo("CN=hospital-1"));
    }

    [Test]
    public async Task Certificate_None_TheServiceRefusesTheConnection()
    {
        using var client = new ClaimsClient(Options(null, _made.Authority));

        await Assert.ThrowsAsync<ClaimsException>(() => client.SettleAsync(new Claim()));
    }

    [Test]
    public async Task Authority_NotTheServices_TheClientRefusesTheConnection()
    {
        using var others = new MadeUpCertificates();
        using var certificate = ClientCertificate.FromPfx(_made.PfxPath, MadeUpCertificates.Password);
        using var client = new ClaimsClient(Options(certificate, others.Authority));

        await Assert.ThrowsAsync<ClaimsException>(() => client.SettleAsync(new Claim()));
    }

    [Test]
    public void Pfx_WrongPassword_IsRefused() => Assert.That(
        () => ClientCertificate.FromPfx(_made.PfxPath, "another"), Throws.InstanceOf<CryptographicException>());

    private ClaimsClientOptions Options(X509Certificate2? certificate, X509Certificate2 authority) => new()
    {
        Address = _service.Address,
        Certificate = certificate,
        Authority = authority,
        MostAttempts = 1,
    };
}

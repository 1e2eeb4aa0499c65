using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClaimsProto.Tests.Client;

/// <summary>An authority and certificates of it, made for one test and kept in its folder.</summary>
internal sealed class MadeUpCertificates : IDisposable
{
    public const string Password = "only-here";

    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddHours(-1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claims-certificates-");
    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public MadeUpCertificates()
    {
        var request = new CertificateRequest("CN=made-up authority", _authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Authority = request.CreateSelfSigned(Start, Start.AddDays(1));
        File.WriteAllText(AuthorityPath, Authority.ExportCertificatePem());
        Server = Issue("localhost", 1);
        using var client = Issue("hospital-1", 2);
        File.WriteAllBytes(PfxPath, client.Export(X509ContentType.Pkcs12, Password));
        File.WriteAllText(PemPath, client.ExportCertificatePem());
        File.WriteAllText(KeyPath, client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public string AuthorityPath => Path.Combine(_folder.FullName, "authority.pem");

    public string PfxPath => Path.Combine(_folder.FullName, "hospital-1.pfx");

    public string PemPath => Path.Combine(_folder.FullName, "hospital-1.pem");

    public string KeyPath => Path.Combine(_folder.FullName, "hospital-1.key");

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        _authorityKey.Dispose();
        _folder.Delete(recursive: true);
    }

    private X509Certificate2 Issue(string name, byte serial)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(Authority, Start, Start.AddHours(20), [serial]);
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}

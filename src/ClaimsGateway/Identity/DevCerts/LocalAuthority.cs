using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClaimsGateway.Identity.DevCerts;

/// <summary>A certificate authority for trying out. Its key is kept nowhere: it issues nothing after it is gone.</summary>
internal sealed class LocalAuthority : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private LocalAuthority(X509Certificate2 root) => Root = root;

    /// <summary>The root, with its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>Makes an authority.</summary>
    public static LocalAuthority Create(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Claims local authority for trying out", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new LocalAuthority(request.CreateSelfSigned(from, until));
    }

    /// <summary>A certificate of a server on this machine, with its key.</summary>
    public X509Certificate2 IssueServer(DateTimeOffset from, DateTimeOffset until)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return Issue("CN=localhost", ForServers, from, until, names.Build());
    }

    /// <summary>A certificate of a client, with its key.</summary>
    /// <param name="name">The common name, such as an institution's id.</param>
    /// <param name="from">The first moment at which it counts.</param>
    /// <param name="until">The last.</param>
    public X509Certificate2 IssueClient(string name, DateTimeOffset from, DateTimeOffset until) =>
        Issue($"CN={name}", ForClients, from, until);

    /// <inheritdoc />
    public void Dispose() => Root.Dispose();

    private X509Certificate2 Issue(
        string subject, string purpose, DateTimeOffset from, DateTimeOffset until, params X509Extension[] more)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, includeKeyIdentifier: true, false));
        foreach (var extension in more) request.CertificateExtensions.Add(extension);
        // Positive and unique: RFC 5280 asks for at most 20 bytes.
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        using var issued = request.Create(Root, from, until, serial);
        return issued.CopyWithPrivateKey(key);
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClaimsEngine.Certificates;

/// <summary>A client certificate that an institution shows to the gateway.</summary>
/// <param name="Thumbprint">SHA-256 of its DER bytes.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="FromMs">The first moment at which it counts, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="UntilMs">The first moment at which it no longer counts, in the same unit.</param>
internal sealed record ClientCertificate(byte[] Thumbprint, string Subject, long FromMs, long UntilMs)
{
    /// <summary>What a certificate says of itself.</summary>
    public static ClientCertificate Of(X509Certificate2 certificate) => new(
        certificate.GetCertHash(HashAlgorithmName.SHA256),
        certificate.Subject,
        new DateTimeOffset(certificate.NotBefore).ToUnixTimeMilliseconds(),
        new DateTimeOffset(certificate.NotAfter).ToUnixTimeMilliseconds());
}

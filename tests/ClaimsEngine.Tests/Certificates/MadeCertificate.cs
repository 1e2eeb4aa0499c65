using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClaimsEngine.Tests.Certificates;

/// <summary>A certificate made in memory.</summary>
internal static class MadeCertificate
{
    /// <summary>The first day of each certificate.</summary>
    public static readonly DateTimeOffset From = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment at which none counts.</summary>
    public static readonly DateTimeOffset Until = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 Of(string subject, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(From, until ?? Until);
    }

    public static string ThumbprintOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
}

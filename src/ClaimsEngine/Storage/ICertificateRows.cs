using ClaimsEngine.Certificates;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage;

/// <summary>The registry of institutions' certificates.</summary>
internal interface ICertificateRows
{
    /// <summary>How many certificates of an institution may count, now or later: two, for rotation.</summary>
    const int MostAtOnce = 2;

    /// <summary>The certificate of a thumbprint, or null.</summary>
    RegisteredCertificate? Find(byte[] thumbprint);

    /// <summary>The certificates of an institution, the latest first; null without such an institution.</summary>
    List<RegisteredCertificate>? Of(string institutionId);

    /// <summary>Registers a certificate. The same again changes nothing and answers the same.</summary>
    Outcome<RegisteredCertificate> Register(ClientCertificate certificate, string institutionId, long nowMs);

    /// <summary>Revokes a certificate. The same again changes nothing and answers the same.</summary>
    Outcome<RegisteredCertificate> Revoke(byte[] thumbprint, string institutionId, long nowMs);
}

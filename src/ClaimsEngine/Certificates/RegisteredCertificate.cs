using ClaimsEngine.Contract;
using V1 = Claims.V1;

namespace ClaimsEngine.Certificates;

/// <summary>A certificate as the registry holds it.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="InstitutionId">The institution that it is for.</param>
/// <param name="IsPharmacy">Whether that is a pharmacy.</param>
/// <param name="RegisteredAtMs">When it was registered, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="RevokedAtMs">When it was revoked, in the same unit; null while it is not.</param>
internal sealed record RegisteredCertificate(
    ClientCertificate Certificate, string InstitutionId, bool IsPharmacy, long RegisteredAtMs, long? RevokedAtMs)
{
    /// <summary>Whether this is the registration of that certificate for that institution and that time.</summary>
    public bool IsOf(ClientCertificate certificate, string institutionId) =>
        InstitutionId == institutionId && Certificate.FromMs == certificate.FromMs
        && Certificate.UntilMs == certificate.UntilMs;

    public V1.Certificate ToContract()
    {
        var answer = new V1.Certificate
        {
            Thumbprint = Convert.ToHexStringLower(Certificate.Thumbprint),
            Subject = Certificate.Subject,
            InstitutionId = InstitutionId,
            Kind = IsPharmacy ? V1.InstitutionKind.Pharmacy : V1.InstitutionKind.Hospital,
            ValidFrom = ContractDates.ToTimestamp(Certificate.FromMs),
            ValidUntil = ContractDates.ToTimestamp(Certificate.UntilMs),
            RegisteredAt = ContractDates.ToTimestamp(RegisteredAtMs),
        };
        if (RevokedAtMs is { } revoked) answer.RevokedAt = ContractDates.ToTimestamp(revoked);
        return answer;
    }
}

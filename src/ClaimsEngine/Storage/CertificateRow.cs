using ClaimsEngine.Certificates;
using ClaimsEngine.Institutions;

namespace ClaimsEngine.Storage;

/// <summary>A certificate as a store holds it, with its institution's latest version.</summary>
internal sealed class CertificateRow
{
    public byte[] Thumbprint { get; init; } = [];

    public string Subject { get; init; } = "";

    public long FromMs { get; init; }

    public long UntilMs { get; init; }

    public string InstitutionId { get; init; } = "";

    public long Version { get; init; }

    public byte[] Content { get; init; } = [];

    public long RegisteredAtMs { get; init; }

    public long? RevokedAtMs { get; init; }

    public RegisteredCertificate Read() => new(
        new ClientCertificate(Thumbprint, Subject, FromMs, UntilMs), InstitutionId,
        new InstitutionVersion((int)Version, Content).IsPharmacy, RegisteredAtMs, RevokedAtMs);
}

using ClaimsEngine.Certificates;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads and writes the registry of certificates; each call in a transaction of its own.</summary>
internal sealed class SqlCertificateRows(SqlServerDatabase database) : ICertificateRows
{
    public RegisteredCertificate? Find(byte[] thumbprint)
    {
        using var session = database.OpenForReading();
        return Find(session, thumbprint);
    }

    public List<RegisteredCertificate>? Of(string institutionId)
    {
        using var session = database.OpenLongSnapshot();
        return KeyOf(session, institutionId) is null ? null : Of(session, institutionId);
    }

    // Doing it again changes nothing, so a commit that was not answered needs no look.
    public Outcome<RegisteredCertificate> Register(ClientCertificate certificate, string institutionId, long nowMs) =>
        database.Retry.Execute(() => RegisterOnce(certificate, institutionId, nowMs));

    public Outcome<RegisteredCertificate> Revoke(byte[] thumbprint, string institutionId, long nowMs) =>
        database.Retry.Execute(() => RevokeOnce(thumbprint, institutionId, nowMs));

    private Outcome<RegisteredCertificate> RegisterOnce(
        ClientCertificate certificate, string institutionId, long nowMs)
    {
        using var session = database.OpenForWriting();
        if (KeyOf(session, institutionId) is not { } institution) return Fault.InstitutionNotFound;
        session.Run(CertificateStatements.Hold, institution);
        if (Find(session, certificate.Thumbprint) is { } known)
        {
            if (!known.IsOf(certificate, institutionId)) return Fault.CertificateTaken;
            return known.RevokedAtMs is null ? known : Fault.CertificateRevoked;
        }

        var counting = Of(session, institutionId)
            .Count(each => each.RevokedAtMs is null && each.Certificate.UntilMs > nowMs);
        if (counting >= ICertificateRows.MostAtOnce) return Fault.TooManyCertificates;
        session.Run(
            CertificateStatements.Register, certificate.Thumbprint, institution, certificate.Subject,
            certificate.FromMs, certificate.UntilMs, nowMs);
        var registered = Find(session, certificate.Thumbprint)!;
        session.Commit();
        return registered;
    }

    private Outcome<RegisteredCertificate> RevokeOnce(byte[] thumbprint, string institutionId, long nowMs)
    {
        using var session = database.OpenForWriting();
        if (KeyOf(session, institutionId) is not { } institution) return Fault.CertificateNotFound;
        session.Run(CertificateStatements.Hold, institution);
        if (Find(session, thumbprint) is not { } known || known.InstitutionId != institutionId)
            return Fault.CertificateNotFound;
        if (known.RevokedAtMs is not null) return known;
        session.Run(CertificateStatements.Revoke, thumbprint, nowMs);
        session.Commit();
        return known with { RevokedAtMs = nowMs };
    }

    private static long? KeyOf(SqlSession session, string institutionId) =>
        session.Value<long?>(ReportStatements.InstitutionKey, institutionId);

    private static RegisteredCertificate? Find(SqlSession session, byte[] thumbprint) =>
        session.Query<CertificateRow>(CertificateStatements.Find, thumbprint).SingleOrDefault()?.Read();

    private static List<RegisteredCertificate> Of(SqlSession session, string institutionId) =>
        [.. session.Query<CertificateRow>(CertificateStatements.Of, institutionId).Select(row => row.Read())];
}

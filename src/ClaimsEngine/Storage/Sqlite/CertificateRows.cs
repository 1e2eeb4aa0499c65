using ClaimsEngine.Certificates;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads and writes the registry of certificates; each call on a connection of its own.</summary>
internal sealed class CertificateRows(SqliteFile file) : ICertificateRows
{
    private const string Select =
        """
        SELECT c.thumbprint AS Thumbprint, c.subject AS Subject, c.from_ms AS FromMs, c.until_ms AS UntilMs,
          i.id AS InstitutionId, v.version AS Version, v.content AS Content,
          c.registered_at_ms AS RegisteredAtMs, r.revoked_at_ms AS RevokedAtMs
        FROM certificate c
        JOIN institution i ON i.key = c.institution
        JOIN institution_version v ON v.institution = i.key AND v.version = i.version
        LEFT JOIN certificate_revocation r ON r.thumbprint = c.thumbprint
        """;

    public RegisteredCertificate? Find(byte[] thumbprint)
    {
        using var connection = file.OpenForReading();
        return Find(connection, null, thumbprint);
    }

    public List<RegisteredCertificate>? Of(string institutionId)
    {
        using var connection = file.OpenForReading();
        using var snapshot = connection.BeginTransaction(deferred: true);
        if (KeyOf(connection, snapshot, institutionId) is null) return null;
        return Of(connection, snapshot, institutionId);
    }

    public Outcome<RegisteredCertificate> Register(ClientCertificate certificate, string institutionId, long nowMs)
    {
        using var connection = file.OpenForWriting();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (KeyOf(connection, transaction, institutionId) is not { } institution) return Fault.InstitutionNotFound;
        if (Find(connection, transaction, certificate.Thumbprint) is { } known)
        {
            if (!known.IsOf(certificate, institutionId)) return Fault.CertificateTaken;
            return known.RevokedAtMs is null ? known : Fault.CertificateRevoked;
        }

        var counting = Of(connection, transaction, institutionId)
            .Count(each => each.RevokedAtMs is null && each.Certificate.UntilMs > nowMs);
        if (counting >= ICertificateRows.MostAtOnce) return Fault.TooManyCertificates;
        connection.Execute(
            """
            INSERT INTO certificate (thumbprint, institution, subject, from_ms, until_ms, registered_at_ms)
            VALUES (@Thumbprint, @institution, @Subject, @FromMs, @UntilMs, @nowMs)
            """,
            new
            {
                certificate.Thumbprint,
                institution,
                certificate.Subject,
                certificate.FromMs,
                certificate.UntilMs,
                nowMs,
            },
            transaction);
        var registered = Find(connection, transaction, certificate.Thumbprint)!;
        transaction.Commit();
        return registered;
    }

    public Outcome<RegisteredCertificate> Revoke(byte[] thumbprint, string institutionId, long nowMs)
    {
        using var connection = file.OpenForWriting();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Find(connection, transaction, thumbprint) is not { } known || known.InstitutionId != institutionId)
            return Fault.CertificateNotFound;
        if (known.RevokedAtMs is not null) return known;
        connection.Execute(
            "INSERT INTO certificate_revocation (thumbprint, revoked_at_ms) VALUES (@thumbprint, @nowMs)",
            new { thumbprint, nowMs }, transaction);
        transaction.Commit();
        return known with { RevokedAtMs = nowMs };
    }

    private static long? KeyOf(SqliteConnection connection, SqliteTransaction transaction, string institutionId) =>
        connection.ExecuteScalar<long?>(
            "SELECT key FROM institution WHERE id = @institutionId", new { institutionId }, transaction);

    private static RegisteredCertificate? Find(
        SqliteConnection connection, SqliteTransaction? transaction, byte[] thumbprint) =>
        connection.QuerySingleOrDefault<CertificateRow>(
            $"{Select} WHERE c.thumbprint = @thumbprint", new { thumbprint }, transaction)?.Read();

    private static List<RegisteredCertificate> Of(
        SqliteConnection connection, SqliteTransaction transaction, string institutionId) =>
        [
            .. connection.Query<CertificateRow>(
                $"{Select} WHERE i.id = @institutionId ORDER BY c.registered_at_ms DESC, c.rowid DESC",
                new { institutionId }, transaction).Select(row => row.Read()),
        ];
}

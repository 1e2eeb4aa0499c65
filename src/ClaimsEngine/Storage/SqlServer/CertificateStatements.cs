namespace ClaimsEngine.Storage.SqlServer;

/// <summary>The registry of institutions' certificates.</summary>
internal static class CertificateStatements
{
    public static readonly SqlStatement Find = new(
        $"{Columns} WHERE c.thumbprint = @thumbprint", SqlParam.Binary("@thumbprint", 32));

    public static readonly SqlStatement Of = new(
        $"{Columns} WHERE i.id = @institution ORDER BY c.registered_at_ms DESC, c.number DESC",
        SqlParam.Id("@institution"));

    /// <summary>Holds an institution until the end of the transaction, so that its certificates are counted once.</summary>
    public static readonly SqlStatement Hold = new(
        "UPDATE dbo.institution SET version = version WHERE [key] = @institution", SqlParam.BigInt("@institution"));

    public static readonly SqlStatement Register = new(
        """
        INSERT INTO dbo.certificate (thumbprint, institution, subject, from_ms, until_ms, registered_at_ms)
        VALUES (@thumbprint, @institution, @subject, @from, @until, @now)
        """,
        SqlParam.Binary("@thumbprint", 32), SqlParam.BigInt("@institution"), SqlParam.Text("@subject", 1024),
        SqlParam.BigInt("@from"), SqlParam.BigInt("@until"), SqlParam.BigInt("@now"));

    public static readonly SqlStatement Revoke = new(
        "INSERT INTO dbo.certificate_revocation (thumbprint, revoked_at_ms) VALUES (@thumbprint, @now)",
        SqlParam.Binary("@thumbprint", 32), SqlParam.BigInt("@now"));

    private const string Columns =
        """
        SELECT c.thumbprint AS Thumbprint, c.subject AS Subject, c.from_ms AS FromMs, c.until_ms AS UntilMs,
          i.id AS InstitutionId, v.version AS Version, v.content AS Content,
          c.registered_at_ms AS RegisteredAtMs, r.revoked_at_ms AS RevokedAtMs
        FROM dbo.certificate AS c
        INNER JOIN dbo.institution AS i ON i.[key] = c.institution
        INNER JOIN dbo.institution_version AS v ON v.institution = i.[key] AND v.version = i.version
        LEFT JOIN dbo.certificate_revocation AS r ON r.thumbprint = c.thumbprint
        """;
}

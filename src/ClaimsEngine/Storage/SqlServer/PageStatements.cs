namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What is read page by page.</summary>
internal static class PageStatements
{
    // A member's entries in the order of their places are in the order of their ids.
    public static readonly SqlStatement AccountEntries = new(
        $"""
        SELECT TOP (@most) {EntryColumns.All}, i.id, f.id
        FROM dbo.entry AS e
        LEFT JOIN dbo.institution AS i ON i.[key] = e.institution
        LEFT JOIN dbo.member AS f ON f.[key] = e.relative
        WHERE e.member = @member AND e.id <= @newest AND e.credit_fen <> e.account_fen
        ORDER BY e.sequence DESC
        """,
        SqlParam.Int("@most"), SqlParam.BigInt("@member"), SqlParam.BigInt("@newest"));

    public static readonly SqlStatement CountMembers =
        new("SELECT count_big(*), coalesce(max(m.[key]), 0) FROM dbo.member AS m");

    public static readonly SqlStatement MembersAfter = new(
        """
        SELECT TOP (@most) m.[key], m.id
        FROM dbo.member AS m
        WHERE m.[key] > @after AND m.[key] <= @last
        ORDER BY m.[key]
        """,
        SqlParam.Int("@most"), SqlParam.BigInt("@after"), SqlParam.BigInt("@last"));

    // Each of the four has an index of its own in the order that it is read in.
    public static readonly SqlStatement Flags = new(
        $"{FlagColumns} {FlagsFrom} {FlagOrder}",
        SqlParam.Int("@most"), SqlParam.BigInt("@entry"), SqlParam.Int("@place"));

    public static readonly SqlStatement FlagsOfKind = new(
        $"{FlagColumns} {FlagsFrom} AND f.kind = @kind {FlagOrder}",
        SqlParam.Int("@most"), SqlParam.BigInt("@entry"), SqlParam.Int("@place"), SqlParam.Int("@kind"));

    public static readonly SqlStatement FlagsOfInstitution = new(
        $"{FlagColumns} {FlagsFrom} AND i.id = @institution {FlagOrder}",
        SqlParam.Int("@most"), SqlParam.BigInt("@entry"), SqlParam.Int("@place"), SqlParam.Id("@institution"));

    public static readonly SqlStatement FlagsOfKindAndInstitution = new(
        $"{FlagColumns} {FlagsFrom} AND f.kind = @kind AND i.id = @institution {FlagOrder}",
        SqlParam.Int("@most"), SqlParam.BigInt("@entry"), SqlParam.Int("@place"), SqlParam.Int("@kind"),
        SqlParam.Id("@institution"));

    public static readonly SqlStatement FindPolicy = new(
        "SELECT p.[key] FROM dbo.policy AS p WHERE p.hash = @hash", SqlParam.Binary("@hash", 32));

    public static readonly SqlStatement KeepPolicy = new(
        "INSERT INTO dbo.policy (hash, recorded_at_ms) VALUES (@hash, @now)",
        SqlParam.Binary("@hash", 32), SqlParam.BigInt("@now"));

    public static readonly SqlStatement KeepPolicyFiles = new(
        "INSERT INTO dbo.policy_file (policy, name, content) SELECT @key, n.name, n.content FROM @files AS n",
        SqlParam.Int("@key"), SqlParam.Rows("@files", TableTypes.PolicyFileRows));

    public static readonly SqlStatement PolicyFiles = new(
        "SELECT f.name, f.content FROM dbo.policy_file AS f WHERE f.policy = @key ORDER BY f.name",
        SqlParam.Int("@key"));

    public static readonly SqlStatement CountPolicies = new("SELECT count_big(*) FROM dbo.policy AS p");

    private const string FlagColumns =
        """
        SELECT TOP (@most) f.entry AS Entry, f.kind AS Kind, f.measure AS Measure, i.id AS InstitutionId,
          e.claim_number AS ClaimNumber, m.id AS MemberId, e.day AS Day, e.policy AS Policy,
          e.recorded_at_ms AS RecordedAtMs
        """;

    private const string FlagsFrom =
        """
        FROM dbo.flag AS f
        INNER JOIN dbo.entry AS e ON e.id = f.entry
        INNER JOIN dbo.member AS m ON m.[key] = e.member
        INNER JOIN dbo.institution AS i ON i.[key] = f.institution
        WHERE (f.entry < @entry OR (f.entry = @entry AND f.kind <= @place))
        """;

    private const string FlagOrder = "ORDER BY f.entry DESC, f.kind DESC";
}

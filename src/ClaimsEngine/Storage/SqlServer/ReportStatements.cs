namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What reconciliation and the reports on the fund read.</summary>
internal static class ReportStatements
{
    public static readonly SqlStatement InstitutionKey =
        new("SELECT i.[key] FROM dbo.institution AS i WHERE i.id = @institution", SqlParam.Id("@institution"));

    public static readonly SqlStatement Totals = new(
        $"""
        SELECT c.category AS Category, sum(CASE WHEN c.kind IN (1, 8) THEN 1 ELSE 0 END) AS Settled,
          sum(CASE WHEN c.kind IN (2, 9) THEN 1 ELSE 0 END) AS Reversed, sum(c.total_fen) AS TotalFen,
          sum(c.fund_fen) AS FundFen, sum(c.account_fen + c.family_fen) AS AccountFen, sum(c.cash_fen) AS CashFen,
          count(DISTINCT CASE WHEN c.kind IN (1, 8) THEN c.member END) AS Members
        FROM (
          SELECT {Category} AS category, e.kind, e.member, e.total_fen, e.fund_fen, e.account_fen, e.family_fen,
            e.cash_fen
          FROM dbo.entry AS e
          WHERE e.id >= @from AND e.id < @until AND e.institution = @institution AND {Kinds}
        ) AS c
        GROUP BY c.category ORDER BY c.category
        """,
        SqlParam.BigInt("@from"), SqlParam.BigInt("@until"), SqlParam.BigInt("@institution"));

    public static readonly SqlStatement Records = new(
        $"""
        SELECT {RecordColumns}
        FROM dbo.entry AS e
        WHERE e.id >= @from AND e.id < @until AND e.institution = @institution AND {Kinds}
        ORDER BY e.id
        """,
        SqlParam.BigInt("@from"), SqlParam.BigInt("@until"), SqlParam.BigInt("@institution"));

    public static readonly SqlStatement RecordsOf = new(
        $"""
        SELECT {RecordColumns}
        FROM @numbers AS k
        INNER JOIN dbo.claim_key AS c ON c.institution = @institution AND c.number = k.id
        INNER JOIN dbo.entry AS e ON e.id = c.entry
        UNION ALL
        SELECT {RecordColumns}
        FROM @numbers AS k
        INNER JOIN dbo.claim_key AS c ON c.institution = @institution AND c.number = k.id
        INNER JOIN dbo.entry AS e ON e.reverses = c.entry
        """,
        SqlParam.Rows("@numbers", TableTypes.IdList), SqlParam.BigInt("@institution"));

    // No claim is recorded before its service date, so the ledger is read from there on. A reversal carries its
    // claim's day and marks: counted as less one it leaves the claim out.
    public static readonly SqlStatement Marks = new(
        $"{MarkColumns} FROM ({MarkedClaims}) AS c",
        SqlParam.BigInt("@first"), SqlParam.Int("@from"), SqlParam.Int("@until"));

    public static readonly SqlStatement MarksOfInstitution = new(
        $"{MarkColumns} FROM ({MarkedClaims} AND e.institution = @institution) AS c",
        SqlParam.BigInt("@first"), SqlParam.Int("@from"), SqlParam.Int("@until"), SqlParam.BigInt("@institution"));

    public static readonly SqlStatement InstitutionContents = new(
        """
        SELECT i.[key], v.content
        FROM dbo.institution AS i
        INNER JOIN dbo.institution_version AS v ON v.institution = i.[key] AND v.version = i.version
        """);

    public static readonly SqlStatement FundMonth = new(
        """
        SELECT coalesce(sum(CASE WHEN e.kind IN (5, 6) THEN e.employer_fen END), 0) AS EmployerFen,
          coalesce(sum(CASE WHEN e.kind IN (1, 2) THEN e.fund_fen END), 0) AS ClaimsFen,
          coalesce(sum(CASE WHEN e.kind IN (4, 7) AND e.category > 1 THEN e.credit_fen END), 0) AS RetireeCreditsFen
        FROM dbo.entry AS e
        WHERE e.id >= @from AND e.id < @until
        """,
        SqlParam.BigInt("@from"), SqlParam.BigInt("@until"));

    public static readonly SqlStatement Payments = new(
        $"""
        SELECT c.level AS Level, c.district AS District, sum(CASE c.kind WHEN 1 THEN 1 ELSE -1 END) AS Claims,
          count(DISTINCT CASE c.kind WHEN 1 THEN c.member END) AS Members, sum(c.fund_fen) AS FundFen
        FROM ({PlacedClaims}) AS c
        GROUP BY c.level, c.district ORDER BY c.level, c.district
        """,
        SqlParam.BigInt("@from"), SqlParam.BigInt("@until"), SqlParam.Rows("@districts", TableTypes.DistrictList));

    public static readonly SqlStatement Spent = new(
        $"""
        SELECT c.institution AS Institution, c.district AS District, sum(c.fund_fen) AS FundFen
        FROM ({PlacedClaims}) AS c
        GROUP BY c.institution, c.district
        """,
        SqlParam.BigInt("@from"), SqlParam.BigInt("@until"), SqlParam.Rows("@districts", TableTypes.DistrictList));

    public static readonly SqlStatement Budgets = new(
        """
        SELECT b.institution AS Institution, coalesce(i.id, '') AS InstitutionId, b.district AS District,
          b.month AS Month, b.budget_fen AS AmountFen
        FROM dbo.budget AS b LEFT JOIN dbo.institution AS i ON i.[key] = b.institution
        WHERE b.month = @month AND b.version = (
          SELECT max(l.version) FROM dbo.budget AS l
          WHERE l.institution = b.institution AND l.district = b.district AND l.month = b.month)
        ORDER BY InstitutionId, b.district
        """,
        SqlParam.Int("@month"));

    // Claims and purchases with their reversals.
    private const string Kinds = "e.kind IN (1, 2, 8, 9)";

    // The contract's clearing category: at a pharmacy, else by the kind of visit.
    private const string Category =
        """
        CASE WHEN e.kind IN (8, 9) OR e.setting <> 0 THEN 4
          WHEN e.visit_kind = 1 THEN 2 WHEN e.visit_kind = 2 THEN 3 ELSE 1 END
        """;

    private const string RecordColumns =
        $"""
        e.id AS Id, e.claim_number AS Number, CAST(CASE WHEN e.kind IN (2, 9) THEN 1 ELSE 0 END AS bit) AS IsReversal,
        {Category} AS Category, e.member AS Member, e.day AS Day, e.visit_kind AS VisitKind,
        e.recorded_at_ms AS RecordedAtMs, abs(e.total_fen) AS TotalFen, abs(e.in_scope_fen) AS InScopeFen,
        abs(e.fund_fen) AS FundFen, abs(e.account_fen + e.family_fen) AS AccountFen, abs(e.cash_fen) AS CashFen
        """;

    private const string MarkColumns =
        """
        SELECT coalesce(sum(c.one), 0) AS Claims, coalesce(sum(c.one * (c.marks / 2 % 2)), 0) AS CrossRegion,
          coalesce(sum(c.one * (c.marks / 4 % 2)), 0) AS LongPrescription,
          coalesce(sum(c.one * (c.marks / 8 % 2)), 0) AS FirstVisit,
          coalesce(sum(c.one * (c.marks / 16 % 2)), 0) AS Referral
        """;

    private const string MarkedClaims =
        """
        SELECT CASE e.kind WHEN 1 THEN 1 ELSE -1 END AS one, e.marks
        FROM dbo.entry AS e
        WHERE e.id >= @first AND e.kind IN (1, 2) AND e.day BETWEEN @from AND @until
        """;

    // A claim with its institution's district on the service date; empty before the first.
    private const string PlacedClaims =
        """
        SELECT e.level, e.kind, e.member, e.institution, e.fund_fen, coalesce(d.district, N'') AS district
        FROM dbo.entry AS e
        LEFT JOIN @districts AS d
          ON d.institution = e.institution AND e.day >= d.from_day AND e.day < d.until_day
        WHERE e.id >= @from AND e.id < @until AND e.kind IN (1, 2)
        """;
}

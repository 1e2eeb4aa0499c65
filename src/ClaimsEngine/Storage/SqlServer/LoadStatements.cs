namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What a batch loads. Each asks for a whole batch with one list of keys.</summary>
internal static class LoadStatements
{
    // A number that is closed without a claim has no entry.
    public static readonly SqlStatement Claims = new(
        $"""
        SELECT {EntryColumns.All}, i.id, m.id, p.id, c.number, f.id
        FROM @claims AS k
        INNER JOIN dbo.institution AS i ON i.id = k.id
        INNER JOIN dbo.claim_key AS c ON c.institution = i.[key] AND c.number = k.number
        LEFT JOIN dbo.entry AS e ON e.id = c.entry
        LEFT JOIN dbo.member AS m ON m.[key] = e.member
        LEFT JOIN dbo.institution AS p ON p.[key] = e.prescriber
        LEFT JOIN dbo.member AS f ON f.[key] = e.relative
        WHERE c.entry IS NULL OR e.kind IN (1, 8)
        """,
        SqlParam.Rows("@claims", TableTypes.IdPairList));

    public static readonly SqlStatement Reversals = new(
        $"SELECT {EntryColumns.All} FROM @entries AS k INNER JOIN dbo.entry AS e ON e.reverses = k.[key]",
        SqlParam.Rows("@entries", TableTypes.KeyList));

    public static readonly SqlStatement Openings = new(
        $"""
        SELECT {EntryColumns.All}, m.id
        FROM @members AS k
        INNER JOIN dbo.member AS m ON m.id = k.id
        INNER JOIN dbo.entry AS e ON e.member = m.[key] AND e.kind = 3
        """,
        SqlParam.Rows("@members", TableTypes.IdList));

    public static readonly SqlStatement Credits = new(
        $"""
        SELECT {EntryColumns.All}, m.id
        FROM @months AS k
        INNER JOIN dbo.member AS m ON m.id = k.id
        INNER JOIN dbo.entry AS e ON e.member = m.[key] AND e.day = k.day AND e.kind = 4
        WHERE NOT EXISTS (SELECT 1 FROM dbo.entry AS r WHERE r.reverses = e.id)
        """,
        SqlParam.Rows("@months", TableTypes.IdDayList));

    // Of several contributions of a month the last one counts; those before it are taken back.
    public static readonly SqlStatement Contributions = new(
        $"""
        SELECT {EntryColumns.All}, m.id, r.hash, coalesce(c.credit_fen, 0)
        FROM @months AS k
        INNER JOIN dbo.member AS m ON m.id = k.id
        INNER JOIN dbo.entry AS e ON e.member = m.[key] AND e.day = k.day AND e.kind = 5
        LEFT JOIN dbo.entry AS r ON r.reverses = e.id
        LEFT JOIN dbo.entry AS c ON c.part_of = r.id
        ORDER BY e.id
        """,
        SqlParam.Rows("@months", TableTypes.IdDayList));

    public static readonly SqlStatement Payments = new(
        $"""
        SELECT {EntryColumns.All}, m.id, f.id
        FROM @payments AS k
        INNER JOIN dbo.member AS m ON m.id = k.id
        INNER JOIN dbo.entry AS e ON e.member = m.[key] AND e.claim_number = k.number AND e.kind = 10
        LEFT JOIN dbo.member AS f ON f.[key] = e.relative
        """,
        SqlParam.Rows("@payments", TableTypes.IdPairList));

    public static readonly SqlStatement Flags = new(
        """
        SELECT f.entry, f.kind, f.measure
        FROM @entries AS k INNER JOIN dbo.flag AS f ON f.entry = k.[key]
        ORDER BY f.entry, f.kind
        """,
        SqlParam.Rows("@entries", TableTypes.KeyList));

    public static readonly SqlStatement Lines = new(
        """
        SELECT l.entry, i.code, l.item, l.item_version, r.class, r.pre_self_pay_bp, r.price_limit_e6,
               l.quantity_e4, l.price_e6, l.days, l.amount_fen, l.in_scope_fen, l.fully_self_paid_fen,
               l.over_price_limit_fen, l.pre_self_paid_fen
        FROM @entries AS k
        INNER JOIN dbo.entry_line AS l ON l.entry = k.[key]
        INNER JOIN dbo.catalogue_item AS i ON i.[key] = l.item
        INNER JOIN dbo.catalogue_row AS r ON r.item = l.item AND r.version = l.item_version
        ORDER BY l.entry, l.line
        """,
        SqlParam.Rows("@entries", TableTypes.KeyList));

    public static readonly SqlStatement Draws = new(
        $"""
        SELECT {EntryColumns.All}, o.id
        FROM @entries AS k
        INNER JOIN dbo.entry AS e ON e.part_of = k.[key]
        INNER JOIN dbo.member AS o ON o.[key] = e.member
        ORDER BY e.id
        """,
        SqlParam.Rows("@entries", TableTypes.KeyList));

    // Versions come in their order: the last one of a link holds.
    public static readonly SqlStatement Links = new(
        $"""
        SELECT {FamilyLinkColumns.All}
        FROM @relatives AS k
        INNER JOIN dbo.member AS r ON r.id = k.id
        INNER JOIN dbo.family_link AS l ON l.relative = r.[key]
        INNER JOIN dbo.member AS o ON o.[key] = l.owner
        ORDER BY l.relative, l.owner, l.from_day, l.version
        """,
        SqlParam.Rows("@relatives", TableTypes.IdList));

    public static readonly SqlStatement LinksOwned = new(
        $"""
        SELECT {FamilyLinkColumns.All}
        FROM dbo.member AS o
        INNER JOIN dbo.family_link AS l ON l.owner = o.[key]
        INNER JOIN dbo.member AS r ON r.[key] = l.relative
        WHERE o.id = @owner
        ORDER BY l.relative, l.from_day, l.version
        """,
        SqlParam.Id("@owner"));

    public static readonly SqlStatement Members = new(
        """
        SELECT m.[key], m.id, s.content_version, s.version, s.balance_fen, s.last_entry, s.entry_count, s.chain,
               s.guard
        FROM @members AS k
        INNER JOIN dbo.member AS m ON m.id = k.id
        INNER JOIN dbo.member_state AS s ON s.member = m.[key]
        """,
        SqlParam.Rows("@members", TableTypes.IdList));

    public static readonly SqlStatement MemberVersions = new(
        """
        SELECT v.member, v.version, v.content
        FROM @versions AS k INNER JOIN dbo.member_version AS v ON v.member = k.[key] AND v.version = k.version
        """,
        SqlParam.Rows("@versions", TableTypes.VersionList));

    public static readonly SqlStatement Years = new(
        """
        SELECT y.member, y.year, y.in_scope_fen
        FROM @members AS k INNER JOIN dbo.year_state AS y ON y.member = k.[key]
        """,
        SqlParam.Rows("@members", TableTypes.KeyList));

    public static readonly SqlStatement Recent = new(
        """
        SELECT r.member, r.claims
        FROM @members AS k INNER JOIN dbo.recent_claims AS r ON r.member = k.[key]
        """,
        SqlParam.Rows("@members", TableTypes.KeyList));

    public static readonly SqlStatement Institutions = new(
        "SELECT i.[key], i.id, i.version FROM @institutions AS k INNER JOIN dbo.institution AS i ON i.id = k.id",
        SqlParam.Rows("@institutions", TableTypes.IdList));

    public static readonly SqlStatement InstitutionVersions = new(
        """
        SELECT v.institution, v.version, v.content
        FROM @versions AS k
        INNER JOIN dbo.institution_version AS v ON v.institution = k.[key] AND v.version = k.version
        """,
        SqlParam.Rows("@versions", TableTypes.VersionList));

    public static readonly SqlStatement Items = new(
        "SELECT i.[key], i.code, i.version FROM @codes AS k INNER JOIN dbo.catalogue_item AS i ON i.code = k.id",
        SqlParam.Rows("@codes", TableTypes.IdList));

    public static readonly SqlStatement ItemRows = new(
        """
        SELECT r.item, r.kind, r.class, r.pre_self_pay_bp, r.price_limit_e6, r.from_day, r.until_day
        FROM @items AS k INNER JOIN dbo.catalogue_row AS r ON r.item = k.[key]
        ORDER BY r.item, r.version
        """,
        SqlParam.Rows("@items", TableTypes.KeyList));

    public static readonly SqlStatement Prescriptions = new(
        """
        SELECT p.[key], p.content, p.recorded_at_ms, c.recorded_at_ms
        FROM @prescriptions AS k
        INNER JOIN dbo.institution AS i ON i.id = k.id
        INNER JOIN dbo.prescription AS p ON p.institution = i.[key] AND p.number = k.number
        LEFT JOIN dbo.prescription_cancellation AS c ON c.prescription = p.[key]
        """,
        SqlParam.Rows("@prescriptions", TableTypes.IdPairList));

    public static readonly SqlStatement Left = new(
        """
        SELECT l.prescription, l.item, l.left_e4
        FROM @prescriptions AS k INNER JOIN dbo.prescription_left AS l ON l.prescription = k.[key]
        """,
        SqlParam.Rows("@prescriptions", TableTypes.KeyList));

    // In the order of the versions, so that the latest stays.
    public static readonly SqlStatement Budgets = new(
        """
        SELECT k.id, b.district, b.month, b.version, b.budget_fen
        FROM @budgets AS k
        LEFT JOIN dbo.institution AS i ON i.id = k.id
        INNER JOIN dbo.budget AS b ON b.district = k.district AND b.institution = coalesce(i.[key], 0)
        ORDER BY b.version
        """,
        SqlParam.Rows("@budgets", TableTypes.BudgetList));

    public static readonly SqlStatement LastEntry = new(
        """
        SELECT coalesce((SELECT max(e.id) FROM dbo.entry AS e), 0),
               coalesce((SELECT max(c.day) FROM dbo.[checkpoint] AS c), 0)
        """);

    public static readonly SqlStatement LastKeys = new(
        """
        SELECT coalesce((SELECT max(m.[key]) FROM dbo.member AS m), 0),
               coalesce((SELECT max(i.[key]) FROM dbo.institution AS i), 0),
               coalesce((SELECT max(c.[key]) FROM dbo.catalogue_item AS c), 0),
               coalesce((SELECT max(p.[key]) FROM dbo.prescription AS p), 0)
        """);

    public static readonly SqlStatement LastFence = new(
        "SELECT TOP (1) f.sequence, f.hash FROM dbo.fence AS f ORDER BY f.sequence DESC");
}

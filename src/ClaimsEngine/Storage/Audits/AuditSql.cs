namespace ClaimsEngine.Storage.Audits;

/// <summary>
/// What an audit asks in the SQL that every database understands. Parameters are @p1, @p2 and so on, first named in
/// this order; words of SQL that name a column or table stand in brackets.
/// </summary>
internal static class AuditSql
{
    public const string MemberId = "SELECT m.id FROM member m WHERE m.[key] = @p1";

    public const string MemberVersion =
        "SELECT v.content FROM member_version v WHERE v.member = @p1 AND v.version = @p2";

    public const string LatestMemberVersion =
        "SELECT coalesce(max(v.version), 0) FROM member_version v WHERE v.member = @p1";

    public const string LinksOfRelative =
        $"""
        SELECT {FamilyLinkColumns.All}, l.after_entry, l.owner
        FROM family_link l JOIN member r ON r.[key] = l.relative JOIN member o ON o.[key] = l.owner
        WHERE l.relative = @p1 ORDER BY l.owner, l.from_day, l.version
        """;

    public const string PartsOfEntry =
        $"SELECT {EntryColumns.All} FROM entry e WHERE e.part_of = @p1 ORDER BY e.id";

    public const string InstitutionId = "SELECT i.id FROM institution i WHERE i.[key] = @p1";

    public const string InstitutionVersion =
        "SELECT v.content FROM institution_version v WHERE v.institution = @p1 AND v.version = @p2";

    public const string LatestInstitutionVersion = "SELECT i.version FROM institution i WHERE i.[key] = @p1";

    public const string Policies = "SELECT p.[key] FROM policy p ORDER BY p.[key]";

    public const string PolicyHash = "SELECT p.hash FROM policy p WHERE p.[key] = @p1";

    public const string PolicyFiles =
        "SELECT f.name, f.content FROM policy_file f WHERE f.policy = @p1 ORDER BY f.name";

    public const string Item =
        """
        SELECT i.code, r.kind, r.class, r.pre_self_pay_bp, r.price_limit_e6, r.from_day, r.until_day
        FROM catalogue_item i JOIN catalogue_row r ON r.item = i.[key]
        WHERE i.[key] = @p1 AND r.version <= @p2 ORDER BY r.version
        """;

    public const string LinesOfEntry =
        """
        SELECT l.line, l.item, l.item_version, l.quantity_e4, l.price_e6, l.days, l.amount_fen, l.in_scope_fen,
               l.fully_self_paid_fen, l.over_price_limit_fen, l.pre_self_paid_fen
        FROM entry_line l WHERE l.entry = @p1 ORDER BY l.line
        """;

    public const string Prescription =
        """
        SELECT p.[key], p.content, p.recorded_at_ms
        FROM prescription p WHERE p.institution = @p1 AND p.number = @p2
        """;

    public const string NextPrescription = "SELECT min(p.[key]) FROM prescription p WHERE p.[key] >= @p1";

    public const string Prescriptions =
        """
        SELECT p.[key], p.content, p.recorded_at_ms, i.id, p.number, m.id, p.institution
        FROM prescription p
        LEFT JOIN institution i ON i.[key] = p.institution LEFT JOIN member m ON m.[key] = p.member
        WHERE p.[key] >= @p1 AND p.[key] < @p2 ORDER BY p.[key]
        """;

    public const string LeftOfPrescription =
        "SELECT l.left_e4 FROM prescription_left l WHERE l.prescription = @p1 ORDER BY l.item";

    public const string SettledOfPrescription =
        """
        SELECT c.code, sum(l.quantity_e4)
        FROM entry e JOIN entry_line l ON l.entry = e.id JOIN catalogue_item c ON c.[key] = l.item
        WHERE e.prescriber = @p1 AND e.prescription_number = @p2 AND e.prescription_number IS NOT NULL
          AND e.kind = 1 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
        GROUP BY c.code
        """;

    public const string NextMember =
        """
        SELECT min(m.[key]) FROM member m JOIN member_state s ON s.member = m.[key] WHERE m.[key] >= @p1
        """;

    public const string Members = $"{MemberRow} WHERE m.[key] >= @p1 AND m.[key] < @p2 ORDER BY m.[key]";

    public const string Member = $"{MemberRow} WHERE m.id = @p1";

    public const string Years = "SELECT y.year, y.in_scope_fen FROM year_state y WHERE y.member = @p1";

    public const string Checkpoints =
        "SELECT c.day, c.entries, c.root, c.made_at_ms FROM [checkpoint] c ORDER BY c.day";

    public const string FirstEntry = "SELECT coalesce(min(e.id), 0) FROM entry e";

    public const string HashesOfSpan =
        "SELECT e.hash FROM entry e WHERE e.id BETWEEN @p1 AND @p2 ORDER BY e.id";

    public const string LastEntryOfSpan =
        "SELECT coalesce(max(e.id), 0) FROM entry e WHERE e.id BETWEEN @p1 AND @p2";

    // With how many versions there are, and how many things beside versions and entries its state counts.
    private const string MemberRow =
        """
        SELECT m.[key], m.id, s.version, s.content_version, s.balance_fen, s.last_entry, s.entry_count, s.chain,
               (SELECT count(*) FROM member_version v WHERE v.member = m.[key]),
               (SELECT count(*) FROM family_link l WHERE l.relative = m.[key])
               + (SELECT count(*) FROM family_link l WHERE l.owner = m.[key])
               + (SELECT count(*) FROM prescription p WHERE p.member = m.[key])
               + (SELECT count(*) FROM prescription p JOIN prescription_cancellation c ON c.prescription = p.[key]
                  WHERE p.member = m.[key])
        FROM member m JOIN member_state s ON s.member = m.[key]
        """;
}

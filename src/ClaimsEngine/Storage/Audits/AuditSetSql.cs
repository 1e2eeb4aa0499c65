namespace ClaimsEngine.Storage.Audits;

/// <summary>
/// What must hold over whole tables, worded as <see cref="AuditSql"/>. Each query yields what breaks: entry, member,
/// institution, number, and the values that the finding's words name.
/// </summary>
internal static class AuditSetSql
{
    public const string KeyOfAnotherEntry =
        """
        SELECT e.id, m.id, i.id, e.claim_number, k.entry, e.id FROM entry e
        LEFT JOIN member m ON m.[key] = e.member LEFT JOIN institution i ON i.[key] = e.institution
        LEFT JOIN claim_key k ON k.institution = e.institution AND k.number = e.claim_number
        WHERE e.kind IN (1, 8) AND (k.entry IS NULL OR k.entry <> e.id)
        """;

    public const string KeyOfNoClaim =
        """
        SELECT k.entry, NULL, i.id, k.number, k.institution, k.entry FROM claim_key k
        LEFT JOIN institution i ON i.[key] = k.institution LEFT JOIN entry e ON e.id = k.entry
        WHERE k.entry IS NOT NULL AND (e.id IS NULL OR e.kind NOT IN (1, 8)
          OR e.institution IS NULL OR e.institution <> k.institution
          OR e.claim_number IS NULL OR e.claim_number <> k.number)
        """;

    public const string ClosedOutsideTheChain =
        """
        SELECT NULL, NULL, i.id, k.number, k.institution FROM claim_key k
        LEFT JOIN institution i ON i.[key] = k.institution
        WHERE k.entry IS NULL
          AND NOT EXISTS (SELECT 1 FROM fence f WHERE f.institution = k.institution AND f.number = k.number)
        """;

    public const string ChainedButOpen =
        """
        SELECT NULL, NULL, i.id, f.number, f.institution FROM fence f
        LEFT JOIN institution i ON i.[key] = f.institution
        LEFT JOIN claim_key k ON k.institution = f.institution AND k.number = f.number
        WHERE k.number IS NULL OR k.entry IS NOT NULL
        """;

    public const string LinesWithoutDigest =
        """
        SELECT l.entry, m.id, i.id, e.claim_number, count(*) FROM entry_line l
        LEFT JOIN entry e ON e.id = l.entry LEFT JOIN member m ON m.[key] = e.member
        LEFT JOIN institution i ON i.[key] = e.institution
        WHERE e.lines_digest IS NULL GROUP BY l.entry, m.id, i.id, e.claim_number
        """;

    public const string EntryOfNobody =
        """
        SELECT e.id, m.id, NULL, e.claim_number, e.member FROM entry e
        LEFT JOIN member m ON m.[key] = e.member LEFT JOIN member_state s ON s.member = e.member
        WHERE m.[key] IS NULL OR s.member IS NULL
        """;

    public const string ReversedTwice =
        """
        SELECT max(e.id), max(m.id), NULL, max(e.claim_number), e.reverses, count(*) - 1 FROM entry e
        LEFT JOIN member m ON m.[key] = e.member
        WHERE e.reverses IS NOT NULL GROUP BY e.reverses HAVING count(*) > 1
        """;

    // 7 is a part of 6, 11 of 1, and 12 of 2; no other kind is a part.
    public const string PartOfAnotherKind =
        """
        SELECT e.id, m.id, NULL, e.claim_number, e.part_of FROM entry e
        LEFT JOIN member m ON m.[key] = e.member LEFT JOIN entry w ON w.id = e.part_of
        WHERE (e.kind IN (7, 11, 12) OR e.part_of IS NOT NULL) AND (w.kind IS NULL
          OR w.kind <> CASE e.kind WHEN 7 THEN 6 WHEN 11 THEN 1 WHEN 12 THEN 2 ELSE 0 END)
        """;

    public const string MemberWithoutState =
        """
        SELECT NULL, m.id, NULL, NULL FROM member m LEFT JOIN member_state s ON s.member = m.[key]
        WHERE s.member IS NULL
        """;

    public const string StateOfNobody =
        """
        SELECT s.last_entry, NULL, NULL, NULL, s.member
        FROM member_state s LEFT JOIN member m ON m.[key] = s.member
        WHERE m.[key] IS NULL
        """;

    public const string YearOfNobody =
        """
        SELECT NULL, m.id, NULL, NULL, y.year, y.member FROM year_state y
        LEFT JOIN member m ON m.[key] = y.member LEFT JOIN member_state s ON s.member = y.member
        WHERE m.[key] IS NULL OR s.member IS NULL
        """;

    public const string MemberVersions =
        """
        SELECT NULL, max(m.id), NULL, NULL, count(*), max(v.version) FROM member_version v
        LEFT JOIN member m ON m.[key] = v.member
        GROUP BY v.member HAVING count(*) <> max(v.version) OR min(v.version) <> 1 OR max(m.id) IS NULL
        """;

    public const string InstitutionVersions =
        """
        SELECT NULL, NULL, i.id, NULL, count(v.version), i.version FROM institution i
        LEFT JOIN institution_version v ON v.institution = i.[key]
        GROUP BY i.[key], i.id, i.version HAVING count(v.version) <> i.version OR max(v.version) <> i.version
        """;

    public const string CatalogueRows =
        """
        SELECT NULL, NULL, NULL, NULL, count(r.version), i.code, i.version FROM catalogue_item i
        LEFT JOIN catalogue_row r ON r.item = i.[key]
        GROUP BY i.[key], i.code, i.version HAVING count(r.version) <> i.version OR max(r.version) <> i.version
        """;

    public const string LinkVersions =
        """
        SELECT NULL, max(m.id), NULL, NULL, count(*), max(l.version) FROM family_link l
        LEFT JOIN member m ON m.[key] = l.relative
        GROUP BY l.relative, l.owner, l.from_day HAVING count(*) <> max(l.version) OR min(l.version) <> 1
        """;

    /// <summary>The chain of closed numbers: sequence, institution, number, time and hash.</summary>
    public const string ClosedNumbers =
        """
        SELECT f.sequence, i.id, f.number, f.recorded_at_ms, f.hash FROM fence f
        LEFT JOIN institution i ON i.[key] = f.institution ORDER BY f.sequence
        """;
}

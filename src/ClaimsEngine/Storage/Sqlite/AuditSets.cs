using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>What must hold over whole tables: keys, registries, and rows that belong to no member.</summary>
internal sealed class AuditSets(SqliteConnection connection)
{
    // Each query yields what breaks: entry, member, institution, number, and the values that its words name.
    private static readonly (string Check, string Words, string Sql)[] Queries =
    [
        (Finding.Key, "The claim number is kept for entry {0}, expected {1}.",
            """
            SELECT e.id, m.id, i.id, e.claim_number, coalesce(k.entry, 'none'), e.id FROM entry e
            LEFT JOIN member m ON m.key = e.member LEFT JOIN institution i ON i.key = e.institution
            LEFT JOIN claim_key k ON k.institution = e.institution AND k.number = e.claim_number
            WHERE e.kind IN (1, 8) AND k.entry IS NOT e.id
            """),
        (Finding.Key, "The number of institution {0} is kept for entry {1}, which is no claim or purchase of it.",
            """
            SELECT k.entry, NULL, i.id, k.number, k.institution, k.entry FROM claim_key k
            LEFT JOIN institution i ON i.key = k.institution LEFT JOIN entry e ON e.id = k.entry
            WHERE k.entry IS NOT NULL AND (e.id IS NULL OR e.kind NOT IN (1, 8)
              OR e.institution IS NOT k.institution OR e.claim_number IS NOT k.number)
            """),
        (Finding.Key, "The number of institution {0} is closed, but not in the chain of closed numbers.",
            """
            SELECT NULL, NULL, i.id, k.number, k.institution FROM claim_key k
            LEFT JOIN institution i ON i.key = k.institution
            WHERE k.entry IS NULL
              AND NOT EXISTS (SELECT 1 FROM fence f WHERE f.institution = k.institution AND f.number = k.number)
            """),
        (Finding.Key, "The number of institution {0} is in the chain of closed numbers, but it is not closed.",
            """
            SELECT NULL, NULL, i.id, f.number, f.institution FROM fence f
            LEFT JOIN institution i ON i.key = f.institution
            LEFT JOIN claim_key k ON k.institution = f.institution AND k.number = f.number
            WHERE k.number IS NULL OR k.entry IS NOT NULL
            """),
        (Finding.Hash, "The entry has {0} lines but no digest of lines, or there is no such entry.",
            """
            SELECT l.entry, m.id, i.id, e.claim_number, count(*) FROM entry_line l
            LEFT JOIN entry e ON e.id = l.entry LEFT JOIN member m ON m.key = e.member
            LEFT JOIN institution i ON i.key = e.institution
            WHERE e.lines_digest IS NULL GROUP BY l.entry
            """),
        (Finding.Chain, "The entry belongs to member key {0}, which has no state.",
            """
            SELECT e.id, m.id, NULL, e.claim_number, e.member FROM entry e
            LEFT JOIN member m ON m.key = e.member LEFT JOIN member_state s ON s.member = e.member
            WHERE m.key IS NULL OR s.member IS NULL
            """),
        (Finding.Chain, "The entry takes back {0}, as {1} others do.",
            """
            SELECT max(e.id), max(m.id), NULL, max(e.claim_number), e.reverses, count(*) - 1 FROM entry e
            LEFT JOIN member m ON m.key = e.member
            WHERE e.reverses IS NOT NULL GROUP BY e.reverses HAVING count(*) > 1
            """),
        (Finding.Decision, "The entry is a part of {0}, which has no such part.",
            """
            SELECT e.id, m.id, NULL, e.claim_number, coalesce(e.part_of, 'nothing') FROM entry e
            LEFT JOIN member m ON m.key = e.member LEFT JOIN entry w ON w.id = e.part_of
            WHERE (e.kind IN (7, 11, 12) OR e.part_of IS NOT NULL)
              AND w.kind IS NOT (CASE e.kind WHEN 7 THEN 6 WHEN 11 THEN 1 WHEN 12 THEN 2 END)
            """),
        (Finding.Registry, "The member has no state.",
            """
            SELECT NULL, m.id, NULL, NULL FROM member m LEFT JOIN member_state s ON s.member = m.key
            WHERE s.member IS NULL
            """),
        (Finding.Registry, "A state belongs to member key {0}, which is not registered.",
            """
            SELECT s.last_entry, NULL, NULL, NULL, s.member FROM member_state s LEFT JOIN member m ON m.key = s.member
            WHERE m.key IS NULL
            """),
        (Finding.Sum, "The sum of {0} belongs to member key {1}, which has no state.",
            """
            SELECT NULL, coalesce(m.id, 'key ' || y.member), NULL, NULL, y.year, y.member FROM year_state y
            LEFT JOIN member m ON m.key = y.member LEFT JOIN member_state s ON s.member = y.member
            WHERE m.key IS NULL OR s.member IS NULL
            """),
        (Finding.Registry, "There are {0} versions of the member, and the highest is {1}.",
            """
            SELECT NULL, m.id, NULL, NULL, count(*), max(v.version) FROM member_version v
            LEFT JOIN member m ON m.key = v.member
            GROUP BY v.member HAVING count(*) <> max(v.version) OR min(v.version) <> 1 OR max(m.id) IS NULL
            """),
        (Finding.Registry, "There are {0} versions of the institution, and the latest is {1}.",
            """
            SELECT NULL, NULL, i.id, NULL, count(v.version), i.version FROM institution i
            LEFT JOIN institution_version v ON v.institution = i.key
            GROUP BY i.key HAVING count(v.version) <> i.version OR max(v.version) <> i.version
            """),
        (Finding.Registry, "There are {0} rows of the catalogue item {1}, and the latest is {2}.",
            """
            SELECT NULL, NULL, NULL, NULL, count(r.version), i.code, i.version FROM catalogue_item i
            LEFT JOIN catalogue_row r ON r.item = i.key
            GROUP BY i.key HAVING count(r.version) <> i.version OR max(r.version) <> i.version
            """),
        (Finding.Registry, "There are {0} versions of a link to the relative, and the highest is {1}.",
            """
            SELECT NULL, m.id, NULL, NULL, count(*), max(l.version) FROM family_link l
            LEFT JOIN member m ON m.key = l.relative
            GROUP BY l.relative, l.owner, l.from_day HAVING count(*) <> max(l.version) OR min(l.version) <> 1
            """),
    ];

    /// <summary>Everything that breaks.</summary>
    public IEnumerable<Finding> Findings()
    {
        foreach (var (check, words, sql) in Queries)
        {
            using var rows = new Statement(connection, sql);
            while (rows.Read())
            {
                object[] values = [.. Enumerable.Range(4, rows.Columns - 4).Select(rows.Text)];
                yield return new Finding(check, string.Format(null, words, values))
                {
                    EntryId = rows.IsNull(0) ? 0 : rows.Int64(0),
                    MemberId = rows.IsNull(1) ? "" : rows.Text(1),
                    InstitutionId = rows.IsNull(2) ? "" : rows.Text(2),
                    ClaimNumber = rows.IsNull(3) ? "" : rows.Text(3),
                };
            }
        }

        foreach (var finding in ClosedNumbers()) yield return finding;
    }

    /// <summary>The keys of all policies.</summary>
    public List<long> Policies()
    {
        List<long> keys = [];
        using var rows = new Statement(connection, "SELECT key FROM policy ORDER BY key");
        while (rows.Read()) keys.Add(rows.Int64(0));
        return keys;
    }

    private IEnumerable<Finding> ClosedNumbers()
    {
        using var rows = new Statement(connection,
            """
            SELECT f.sequence, i.id, f.number, f.recorded_at_ms, f.hash FROM fence f
            LEFT JOIN institution i ON i.key = f.institution ORDER BY f.sequence
            """);
        var (last, before) = (0L, EntryHash.Start);
        while (rows.Read())
        {
            var key = new ClaimKey(rows.IsNull(1) ? "" : rows.Text(1), rows.Text(2));
            var hash = FenceHash.Of(before.Span, last + 1, key, rows.Int64(3));
            (last, before) = (rows.Int64(0) == last + 1 ? last + 1 : rows.Int64(0), rows.Blob(4));
            if (before.Span.SequenceEqual(hash)) continue;
            yield return new Finding(Finding.Hash, $"The hash of closed number {last} is not the one of its content.")
            {
                InstitutionId = key.InstitutionId,
                ClaimNumber = key.Number,
            };
        }
    }
}

using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.Audits;

/// <summary>What must hold over whole tables: keys, registries, and rows that belong to no member.</summary>
internal sealed class AuditSets(IAuditConnection connection)
{
    private static readonly (string Check, string Words, string Sql)[] Queries =
    [
        (Finding.Key, "The claim number is kept for entry {0}, expected {1}.",
            AuditSetSql.KeyOfAnotherEntry),
        (Finding.Key, "The number of institution {0} is kept for entry {1}, which is no claim or purchase of it.",
            AuditSetSql.KeyOfNoClaim),
        (Finding.Key, "The number of institution {0} is closed, but not in the chain of closed numbers.",
            AuditSetSql.ClosedOutsideTheChain),
        (Finding.Key, "The number of institution {0} is in the chain of closed numbers, but it is not closed.",
            AuditSetSql.ChainedButOpen),
        (Finding.Hash, "The entry has {0} lines but no digest of lines, or there is no such entry.",
            AuditSetSql.LinesWithoutDigest),
        (Finding.Chain, "The entry belongs to member key {0}, which has no state.",
            AuditSetSql.EntryOfNobody),
        (Finding.Chain, "The entry takes back {0}, as {1} others do.",
            AuditSetSql.ReversedTwice),
        (Finding.Decision, "The entry is a part of {0}, which has no such part.",
            AuditSetSql.PartOfAnotherKind),
        (Finding.Registry, "The member has no state.",
            AuditSetSql.MemberWithoutState),
        (Finding.Registry, "A state belongs to member key {0}, which is not registered.",
            AuditSetSql.StateOfNobody),
        (Finding.Sum, "The sum of {0} belongs to member key {1}, which has no state.",
            AuditSetSql.YearOfNobody),
        (Finding.Registry, "There are {0} versions of the member, and the highest is {1}.",
            AuditSetSql.MemberVersions),
        (Finding.Registry, "There are {0} versions of the institution, and the latest is {1}.",
            AuditSetSql.InstitutionVersions),
        (Finding.Registry, "There are {0} rows of the catalogue item {1}, and the latest is {2}.",
            AuditSetSql.CatalogueRows),
        (Finding.Registry, "There are {0} versions of a link to the relative, and the highest is {1}.",
            AuditSetSql.LinkVersions),
    ];

    /// <summary>Everything that breaks.</summary>
    public IEnumerable<Finding> Findings()
    {
        foreach (var (check, words, sql) in Queries)
        {
            using var rows = connection.PrepareAlone(sql);
            while (rows.Read())
            {
                object[] values = [.. Enumerable.Range(4, rows.Columns - 4).Select(column => ValueOf(rows, column))];
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
        using var rows = connection.Prepare(AuditSql.Policies);
        while (rows.Read()) keys.Add(rows.Int64(0));
        return keys;
    }

    private static string ValueOf(IRow row, int column) => row.IsNull(column) ? "none" : row.Text(column);

    private IEnumerable<Finding> ClosedNumbers()
    {
        using var rows = connection.PrepareAlone(AuditSetSql.ClosedNumbers);
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

using Claims.V1;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The columns of the family link table for reading, and its insert.</summary>
internal static class FamilyLinkRow
{
    /// <summary>The columns, of the link named l, its owner o and its relative r.</summary>
    public const string Columns =
        "o.id, r.id, l.from_day, l.version, l.relation, l.priority, l.until_day, l.application_day";

    /// <summary>Appends a version.</summary>
    public const string Insert =
        """
        INSERT INTO family_link (relative, owner, from_day, version, relation, priority, until_day,
                                 application_day, after_entry, recorded_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public static void Bind(Statement to, LinkChange change, long nowMs)
    {
        var version = change.Version;
        to.Bind(change.Relative.Key).Bind(change.Owner.Key).Bind(StoredDay.Of(version.From))
            .Bind(version.Number).Bind((long)version.Relation).Bind(version.Priority).Bind(StoredDay.Of(version.Until))
            .Bind(StoredDay.Of(version.ApplicationDay)).Bind(change.AfterEntry).Bind(nowMs);
    }

    public static LinkVersion Read(Statement row) => new()
    {
        OwnerId = row.Text(0),
        RelativeId = row.Text(1),
        From = StoredDay.Read(row.Int64(2)),
        Number = row.Int32(3),
        Relation = (Relation)row.Int32(4),
        Priority = row.Int32(5),
        Until = StoredDay.ReadOptional(row.Int64(6)),
        ApplicationDay = StoredDay.ReadOptional(row.Int64(7)),
    };
}

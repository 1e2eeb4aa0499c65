using ClaimsEngine.Families;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The columns of the family link table for reading, and its insert.</summary>
internal static class FamilyLinkRow
{
    /// <summary>The columns, of the link named l, its owner o and its relative r.</summary>
    public const string Columns = FamilyLinkColumns.All;

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

    public static LinkVersion Read(Statement row) => FamilyLinkColumns.Read(row);
}

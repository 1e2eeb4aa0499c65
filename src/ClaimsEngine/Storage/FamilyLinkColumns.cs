using Claims.V1;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage;

/// <summary>What is read of a family link, in one order for every statement and database.</summary>
internal static class FamilyLinkColumns
{
    /// <summary>The columns, of the link named l, its owner o and its relative r.</summary>
    public const string All =
        "o.id, r.id, l.from_day, l.version, l.relation, l.priority, l.until_day, l.application_day";

    /// <summary>How many columns there are; what a query selects after them begins here.</summary>
    public const int Count = 8;

    /// <summary>Reads a version of a link from the row's first columns.</summary>
    public static LinkVersion Read(IRow row) => new()
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

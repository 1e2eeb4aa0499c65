using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsEngine.Storage.Audits;

/// <summary>
/// Whether a row of the entry table is one that the engine writes. Reading narrows numbers and takes what is
/// absent for 0, so that two rows could read the same and have the same hash: one of them is no row of the engine.
/// </summary>
internal static class EntryShape
{
    private static readonly string[] Names = [.. EntryColumns.All.Split(',').Select(column => column.Trim()[2..])];

    private static readonly (int Column, long Least, long Most)[] Ranges =
    [
        Of("kind", 1, Most<EntryKind>()), Of("member_version", 1), Of("policy", 1), Of("institution_version", 0),
        Of("visit_kind", 0, Most<VisitKind>()), Of("setting", 0, Most<ClaimSetting>()), Of("prescriber_version", 0),
        Of("account_use", 0, Most<AccountUse>()), Of("level", 0, Most<HospitalLevel>()),
        Of("category", 0, Most<MemberCategory>()), Of("deductible_year", 0), Of("purpose", 0), Of("marks", 0),
    ];

    private static readonly (int Column, long Least, long Most)[] Nullable =
    [
        Of("institution", 1, long.MaxValue), Of("prescriber", 1, long.MaxValue), Of("reverses", 1, long.MaxValue),
        Of("part_of", 1, long.MaxValue), Of("relative", 1, long.MaxValue), Of("account_limit_fen", 0, long.MaxValue),
    ];

    private static readonly int[] Texts =
        [Place("claim_number"), Place("replaces_number"), Place("prescription_number")];

    private static readonly int Day = Place("day");
    private static readonly int IssueDay = Place("issue_day");
    private static readonly int LinesDigest = Place("lines_digest");

    /// <summary>Reads an entry, unless the row is none that the engine writes.</summary>
    public static StoredEntry Read(IRow row)
    {
        var faults = FaultsOf(row);
        return new StoredEntry(row.Int64(0), row.Int64(2), faults, faults.Length > 0 ? null : EntryColumns.Read(row));
    }

    /// <summary>The columns that hold what the engine never writes; empty when none does.</summary>
    public static string FaultsOf(IRow row)
    {
        List<int> faults = [];
        faults.AddRange(Ranges.Where(range => !Fits(row, range)).Select(range => range.Column));
        var said = Nullable.Where(each => !row.IsNull(each.Column));
        faults.AddRange(said.Where(each => !Fits(row, each)).Select(each => each.Column));
        faults.AddRange(Texts.Where(column => !row.IsNull(column) && !IsNumber(row, column)));
        if (!IsDay(row.Int64(Day))) faults.Add(Day);
        if (row.Int64(IssueDay) != 0 && !IsDay(row.Int64(IssueDay))) faults.Add(IssueDay);
        if (!row.IsNull(LinesDigest) && row.Blob(LinesDigest).All(each => each == 0)) faults.Add(LinesDigest);
        return string.Join(", ", faults.Select(column => Names[column]));
    }

    private static bool Fits(IRow row, (int Column, long Least, long Most) range) =>
        row.Int64(range.Column) >= range.Least && row.Int64(range.Column) <= range.Most;

    private static bool IsNumber(IRow row, int column)
    {
        try
        {
            return row.ExactText(column).Length > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsDay(long stored)
    {
        var (year, month, day) = (stored / 10_000, stored / 100 % 100, stored % 100);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month);
    }

    private static (int Column, long Least, long Most) Of(string name, long least, long most = int.MaxValue) =>
        (Place(name), least, most);

    private static int Place(string name) => Array.IndexOf(Names, name);

    private static long Most<T>()
        where T : struct, Enum => Enum.GetValues<T>().Max(value => Convert.ToInt64(value, null));
}

using System.Globalization;
using ClaimsReplay.Input;
using ClaimsRules.Accounts;

namespace ClaimsReplay.Ledger;

/// <summary>The family links in every version: table <c>ledger_families</c>.</summary>
internal sealed class LedgerLinks
{
    private static readonly (string, bool)[] Flags = [("true", true), ("false", false)];

    private readonly Dictionary<int, List<Version>> _byRelative = [];

    /// <summary>Reads the table; without one there are no links.</summary>
    /// <exception cref="NotUsableException">A column is missing.</exception>
    public static LedgerLinks Read(DataFolder folder, LedgerMembers members, ProblemLog problems)
    {
        var links = new LedgerLinks();
        using var rows = folder.TryOpen("ledger_families");
        if (rows is null) return links;
        var check = new RowCheck(rows, problems);
        var (owner, relative, name) = (rows.Require("owner_id"), rows.Require("relative_id"), rows.Require("link_from"));
        var (priority, from, to) = (rows.Require("priority"), rows.Require("from"), rows.Require("to"));
        var (elsewhere, after) = (rows.Require("insured_elsewhere"), rows.Require("after"));
        while (check.Read())
        {
            if (!members.TryFind(check, owner, "owner_id", out var ownerNumber)) continue;
            if (!members.TryFind(check, relative, "relative_id", out var relativeNumber)) continue;
            if (!check.Day(name, "link_from", out DateOnly linkFrom)) continue;
            if (!LedgerMembers.TryNumber(check, priority, "priority", out var order)) continue;
            if (!check.Day(from, "from", out DateOnly first) || !check.Day(to, "to", out DateOnly? last)) continue;
            if (!check.Word(elsewhere, "insured_elsewhere", Flags, null, out var isElsewhere)) continue;
            if (!TrySequence(check, after, "after", out var known)) continue;
            var patient = isElsewhere ? Beneficiary.RelativeElsewhere : Beneficiary.RelativeInTianjin;
            if (!links._byRelative.TryGetValue(relativeNumber, out var list)) links._byRelative[relativeNumber] = list = [];
            list.Add(new Version(known, ownerNumber, linkFrom, order, first, last, patient));
        }

        return links;
    }

    /// <summary>Reads a place in the ledger, 0 or more.</summary>
    public static bool TrySequence(RowCheck check, int column, string name, out long sequence)
    {
        if (long.TryParse(check.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out sequence)) return true;
        return check.Refuse(name, new Words("a whole number from 0 is allowed", "须为不小于 0 的整数"));
    }

    /// <summary>The accounts that paid for a relative on a day, as known at a place, in the order of paying (I7).</summary>
    public List<(int Owner, Beneficiary Patient)> Of(int relative, DateOnly day, long sequence)
    {
        if (!_byRelative.TryGetValue(relative, out var versions)) return [];
        return
        [
            .. versions.Where(version => version.After < sequence)
                .GroupBy(version => (version.Owner, version.Name))
                .Select(link => link.Last())
                .Where(link => link.From <= day && !(day > link.To))
                .OrderBy(link => link.Priority)
                .Select(link => (link.Owner, link.Patient)),
        ];
    }

    private sealed record Version(
        long After, int Owner, DateOnly Name, int Priority, DateOnly From, DateOnly? To, Beneficiary Patient);
}

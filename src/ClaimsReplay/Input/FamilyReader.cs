using System.Globalization;
using ClaimsRules.Accounts;

namespace ClaimsReplay.Input;

/// <summary>Reads the optional <c>families</c> table.</summary>
public sealed class FamilyReader
{
    private static readonly (string, Beneficiary)[] Relations =
    [
        ("spouse", Beneficiary.RelativeInTianjin), ("parent", Beneficiary.RelativeInTianjin),
        ("child", Beneficiary.RelativeInTianjin),
    ];

    private static readonly (string, bool)[] Flags = [("true", true), ("false", false)];

    private readonly RowCheck _check;
    private readonly MemberTable _members;
    private readonly List<FamilyLink> _links = [];

    private FamilyReader(RowCheck check, MemberTable members) => (_check, _members) = (check, members);

    /// <summary>Reads the table; without one there are no links.</summary>
    /// <exception cref="NotUsableException">A column is missing.</exception>
    public static FamilyTable Read(DataFolder folder, MemberTable members, ProblemLog problems)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var rows = folder.TryOpen("families");
        if (rows is null) return new FamilyTable([], members);
        var reader = new FamilyReader(new RowCheck(rows, problems), members);
        reader.ReadRows();
        reader.DropOverlaps();
        return new FamilyTable(reader._links, members);
    }

    private void ReadRows()
    {
        var rows = _check.Rows;
        var owner = rows.Require("owner_id");
        var relative = rows.Require("relative_id");
        var relation = rows.Require("relation");
        var priority = rows.Require("priority");
        var from = rows.Require("from");
        var to = rows.Require("to");
        var elsewhere = rows.Find("insured_elsewhere");
        while (_check.Read())
        {
            if (!TryMember(owner, "owner_id", out var ownerNumber)) continue;
            if (!TryMember(relative, "relative_id", out var relativeNumber)) continue;
            if (ownerNumber == relativeNumber)
            {
                _check.Refuse("relative_id", new Words(
                    "only another member than the owner is allowed", "须为账户所有人以外的人员"));
                continue;
            }

            if (!_check.Word(relation, "relation", Relations, null, out var patient)) continue;
            if (!TryPriority(priority, out var order)) continue;
            if (!_check.Day(from, "from", out DateOnly? first) || !_check.Day(to, "to", out DateOnly? last)) continue;
            if (!_check.Word(elsewhere, "insured_elsewhere", Flags, false, out var isElsewhere)) continue;
            if (first > last)
            {
                _check.Refuse("to", new Words("no day before from is allowed", "不得早于 from"));
                continue;
            }

            _links.Add(new FamilyLink(
                ownerNumber, relativeNumber, isElsewhere ? Beneficiary.RelativeElsewhere : patient, order,
                first ?? DateOnly.MinValue, last ?? DateOnly.MaxValue, rows.Row));
        }
    }

    private bool TryMember(int column, string name, out int member)
    {
        var id = _check.Text(column);
        member = id.Length > IdTable.LongestId ? -1 : _members.Ids.Find(id);
        if (member >= 0 && _members.IsWhole(member)) return true;
        return _check.Refuse(name, new Words(
            "only a member of the members table without malformed rows is allowed", "须为参保人表中行无误的人员"));
    }

    private bool TryPriority(int column, out int priority)
    {
        if (int.TryParse(_check.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out priority))
            return true;
        return _check.Refuse("priority", new Words("a whole number from 0 is allowed", "须为不小于 0 的整数"));
    }

    /// <summary>
    /// Reports a link that holds on a day of an earlier row's link of the same two members.
    /// </summary>
    private void DropOverlaps()
    {
        HashSet<long> dropped = [];
        foreach (var pair in _links.GroupBy(link => (link.Owner, link.Relative)))
        {
            List<FamilyLink> kept = [];
            foreach (var link in pair)
            {
                if (kept.Exists(other => other.From <= link.To && link.From <= other.To))
                {
                    dropped.Add(link.Row);
                    _check.Refuse(link.Row, "from", new Words(
                        "only days that no row above links the same two members on are allowed",
                        "同一对人员的关联日期不得与前面的行重叠"));
                }
                else
                {
                    kept.Add(link);
                }
            }
        }

        _links.RemoveAll(link => dropped.Contains(link.Row));
    }
}

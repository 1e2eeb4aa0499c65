using System.Globalization;
using ClaimsReplay.Input;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsReplay.Ledger;

/// <summary>The members in every version that decided: table <c>ledger_members</c>.</summary>
internal sealed class LedgerMembers
{
    private static readonly (string, CoverageStatus)[] Statuses =
    [
        ("active", CoverageStatus.Active), ("retiree", CoverageStatus.Retiree),
        ("veteran", CoverageStatus.VeteranWorker), ("resident", CoverageStatus.Resident),
    ];

    private static readonly (string, FundingMode)[] Modes =
        [("unified", FundingMode.Unified), ("pooled_only", FundingMode.PooledOnly)];

    private readonly Dictionary<(int Member, int Version), MemberHistory> _versions = [];

    private LedgerMembers()
    {
    }

    /// <summary>The ids.</summary>
    public IdTable Ids { get; } = new();

    /// <summary>Reads the table.</summary>
    /// <exception cref="NotUsableException">There is no such table, or a column is missing.</exception>
    public static LedgerMembers Read(DataFolder folder, ProblemLog problems)
    {
        using var rows = folder.Open("ledger_members");
        var check = new RowCheck(rows, problems);
        var members = new LedgerMembers();
        Dictionary<(int, int), (DateOnly Birth, DateOnly? Until, List<CoveragePeriod> Periods)> read = [];
        var (id, version) = (rows.Require("member_id"), rows.Require("version"));
        var (birth, until) = (rows.Require("birth_date"), rows.Require("coverage_until"));
        var (status, from) = (rows.Require("status"), rows.Require("status_from"));
        var (contribution, mode) = (rows.Require("contribution_base_fen"), rows.Require("funding_mode"));
        while (check.Read())
        {
            if (!check.Id(id, "member_id") || !TryNumber(check, version, "version", out var number)) continue;
            if (!check.Day(birth, "birth_date", out DateOnly born)) continue;
            if (!check.Day(until, "coverage_until", out DateOnly? last)) continue;
            if (!check.Word(status, "status", Statuses, null, out var word)) continue;
            if (!check.Day(from, "status_from", out DateOnly first)) continue;
            if (!check.Amount(contribution, "contribution_base_fen", out Fen amount)) continue;
            if (!check.Word(mode, "funding_mode", Modes, null, out var funding)) continue;
            var key = (members.Ids.FindOrAdd(check.Text(id)), number);
            if (!read.TryGetValue(key, out var history)) read[key] = history = (born, last, []);
            history.Periods.Add(new CoveragePeriod(first, word, funding, amount));
        }

        foreach (var (key, history) in read)
        {
            history.Periods.Sort((a, b) => a.From.CompareTo(b.From));
            members._versions[key] = new MemberHistory(history.Birth, history.Until, history.Periods);
        }

        return members;
    }

    /// <summary>A version of a member, or null.</summary>
    public MemberHistory? Find(int member, int version) => _versions.GetValueOrDefault((member, version));

    /// <summary>Finds a member that the table has.</summary>
    public bool TryFind(RowCheck check, int column, string name, out int member)
    {
        var id = check.Text(column);
        member = id.Length is 0 or > IdTable.LongestId ? -1 : Ids.Find(id);
        return member >= 0 || check.Refuse(name, new Words(
            "only a member of ledger_members is allowed", "须为 ledger_members 中的人员"));
    }

    /// <summary>Reads a whole number from 0.</summary>
    public static bool TryNumber(RowCheck check, int column, string name, out int number)
    {
        if (int.TryParse(check.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out number)) return true;
        return check.Refuse(name, new Words("a whole number from 0 is allowed", "须为不小于 0 的整数"));
    }
}

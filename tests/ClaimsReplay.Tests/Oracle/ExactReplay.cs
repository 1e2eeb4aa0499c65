using System.Globalization;
using System.Numerics;

namespace ClaimsReplay.Tests.Oracle;

/// <summary>
/// A second opinion on a replay, written without the rules' code: rows as text, dates compared as text, money as
/// exact fractions. It reads well-formed CSV without quotes and service times of one form.
/// </summary>
internal sealed class ExactReplay
{
    private static readonly long[][] RatesPercent = [[75, 65, 55], [55, 55, 55]];

    private readonly Dictionary<string, OracleMember> _members = [];
    private readonly List<Dictionary<string, string>> _claims = [];
    private readonly List<Dictionary<string, string>> _families = [];
    private readonly string _from;
    private readonly int? _held;
    private readonly SortedDictionary<int, long[]> _deductibles = new() { [2022] = [80_000, 70_000, 65_000] };

    public ExactReplay(string folder, string from, string to, int? held, params (int Year, long[] Row)[] supposed)
    {
        (_from, _held) = (from, held);
        foreach (var (year, row) in supposed) _deductibles[year] = row;
        foreach (var row in Table(folder, "members.csv"))
        {
            if (!_members.TryGetValue(row["member_id"], out var member))
            {
                member = new OracleMember(
                    row["member_id"], row["birth_date"], Number(row["opening_balance_fen"]), row["coverage_until"]);
                _members.Add(member.Id, member);
            }

            member.Periods.Add((
                row["status_from"], row["status"], Number(row["contribution_base_fen"]),
                row.GetValueOrDefault("funding_mode", "")));
        }

        _claims.AddRange(Table(folder, "claims.csv").Where(row =>
            string.CompareOrdinal(row["service_time"][..10], from) >= 0
            && string.CompareOrdinal(row["service_time"][..10], to) <= 0));
        if (File.Exists(Path.Combine(folder, "families.csv"))) _families.AddRange(Table(folder, "families.csv"));
        Replay();
    }

    /// <summary>The rows of settled claims: what a rows file holds, by claim id.</summary>
    public Dictionary<string, string[]> Rows { get; } = [];

    /// <summary>The refusals by reason.</summary>
    public SortedDictionary<string, long> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>How many members have a claim in the window.</summary>
    public int Members => _claims.Select(row => row["member_id"]).Distinct().Count();

    /// <summary>The sum of a column over the settled claims.</summary>
    public long Sum(int column) => Rows.Values.Sum(row => Number(row[column]));

    private static IEnumerable<Dictionary<string, string>> Table(string folder, string name)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, name));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',').Zip(header).ToDictionary(pair => pair.Second, pair => pair.First));
    }

    private static long Number(string text) => text.Length == 0 ? 0 : long.Parse(text, CultureInfo.InvariantCulture);

    private static long HalfUp(BigInteger numerator, long denominator) =>
        (long)((2 * numerator + denominator) / (2 * denominator));

    private static long Overlap(long from, long to, long low, long high) =>
        Math.Max(0, Math.Min(to, high) - Math.Max(from, low));

    // All claims of all members in one order: the order among strangers does not matter.
    private void Replay()
    {
        foreach (var member in _members.Values)
            member.NextCredit = _from.EndsWith("-01", StringComparison.Ordinal) ? _from : NextMonth(_from);
        foreach (var row in _claims
            .OrderBy(row => row["service_time"], StringComparer.Ordinal)
            .ThenBy(row => row["kind"] == "pharmacy"))
        {
            Decide(row, _members[row["member_id"]]);
        }
    }

    private void Decide(Dictionary<string, string> row, OracleMember member)
    {
        var day = row["service_time"][..10];
        if (RefusalOf(member, day, row.GetValueOrDefault("visit_kind", "")) is { } reason)
        {
            Refused[reason] = Refused.GetValueOrDefault(reason) + 1;
            return;
        }

        var year = int.Parse(day[..4]);
        var before = member.Sums.GetValueOrDefault(year);
        var inScope = Number(row["in_scope_fen"]);
        var total = Number(row["total_fen"]);
        var after = before + inScope;
        var deductible = DeductibleOf(member, day, year);
        var level = int.Parse(row["level"]) - 1;
        var exact = (BigInteger)Overlap(before, after, deductible, 550_000) * RatesPercent[0][level]
            + (BigInteger)Overlap(before, after, Math.Max(deductible, 550_000), 900_000) * RatesPercent[1][level];
        var fund = HalfUp(exact, 100);
        member.Sums[year] = after;

        Credit(member, day);
        var burden = total - fund;
        var usesAccount = row["use_account"] == "true";
        var account = usesAccount ? Math.Min(member.Balance, burden) : 0;
        member.Balance -= account;
        var family = usesAccount ? PayFromFamily(member.Id, day, burden - account) : 0;
        Rows[row["claim_id"]] =
        [
            row["claim_id"], member.Id, day, row["level"],
            .. new[]
            {
                total, inScope, Overlap(before, after, 0, deductible), fund, Overlap(before, after, 900_000, long.MaxValue),
                account, family, burden - account - family, after, member.Balance,
            }.Select(fen => fen.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private string? RefusalOf(OracleMember member, string day, string visit)
    {
        var isHeld = _held is not null;
        if (!isHeld && (string.CompareOrdinal(day, "2022-01-01") < 0 || string.CompareOrdinal(day, "2026-12-31") > 0))
            return "policy_not_in_force";
        if (member.Until.Length > 0 && string.CompareOrdinal(day, member.Until) > 0) return "coverage_ended";
        if (member.On(day) is not { } period) return "coverage_not_started";
        if (visit == "chronic_special" || period.Status == "resident") return "benefit_not_defined";
        return isHeld || _deductibles.ContainsKey(int.Parse(day[..4])) ? null : "no_deductible_schedule";
    }

    private long DeductibleOf(OracleMember member, string day, int year)
    {
        var schedule = _held ?? FrozenYear(member, year);
        return _deductibles[schedule][CategoryOf(member, day)];
    }

    private static int CategoryOf(OracleMember member, string day) =>
        member.On(day)!.Value.Status == "active" ? 0 : member.IsSenior(day) ? 2 : 1;

    /// <summary>
    /// The schedule year by R4.2, told backwards: last year's, when last year did not exceed it.
    /// </summary>
    private int FrozenYear(OracleMember member, int year)
    {
        var last = year - 1;
        if (!_deductibles.ContainsKey(last)) return year;
        var lastDay = $"{last}-12-31";
        if (member.On(lastDay) is not { } period || period.Status == "resident") return year;
        var schedule = FrozenYear(member, last);
        return member.Sums.GetValueOrDefault(last) <= _deductibles[schedule][CategoryOf(member, lastDay)] ? schedule : year;
    }

    private void Credit(OracleMember member, string day)
    {
        for (; string.CompareOrdinal(member.NextCredit, day) <= 0; member.NextCredit = NextMonth(member.NextCredit))
        {
            var year = int.Parse(member.NextCredit[..4]);
            if (_held is null && year is < 2022 or > 2026) continue;
            if (member.On(member.NextCredit) is not { } period || period.Mode == "pooled_only") continue;
            member.Balance += period.Status switch
            {
                "active" => HalfUp(period.Base * 2, 100),
                "veteran" => 6_000,
                "retiree" => member.IsSenior(member.NextCredit) ? 5_000 : 4_000,
                _ => 0,
            };
        }
    }

    private long PayFromFamily(string relative, string day, long rest)
    {
        long paid = 0;
        if (_held is null && string.CompareOrdinal(day, "2022-07-01") < 0) return 0;
        foreach (var link in _families
            .Where(link => link["relative_id"] == relative)
            .Where(link => link["from"].Length == 0 || string.CompareOrdinal(link["from"], day) <= 0)
            .Where(link => link["to"].Length == 0 || string.CompareOrdinal(day, link["to"]) <= 0)
            .OrderBy(link => Number(link["priority"])).ThenBy(link => link["owner_id"], StringComparer.Ordinal))
        {
            var owner = _members[link["owner_id"]];
            Credit(owner, day);
            var draw = Math.Min(owner.Balance, rest - paid);
            owner.Balance -= draw;
            paid += draw;
        }

        return paid;
    }

    private static string NextMonth(string day)
    {
        var (year, month) = (int.Parse(day[..4]), int.Parse(day[5..7]));
        return month == 12 ? $"{year + 1}-01-01" : $"{year}-{month + 1:D2}-01";
    }
}

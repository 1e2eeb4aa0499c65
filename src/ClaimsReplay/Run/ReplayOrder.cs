using ClaimsReplay.Input;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Run;

/// <summary>
/// The claims in replay order, group by group. A group is a member, or members joined by family links, whose
/// claims interleave since they draw on each other's accounts; groups do not touch each other.
/// </summary>
/// <remarks>Within a group: service time, hospital before pharmacy, then row.</remarks>
public sealed class ReplayOrder
{
    private readonly int[] _claims;
    private readonly int[] _ends;
    private readonly int[] _groupOf;
    private readonly int[] _firstMembers;
    private readonly bool[] _isLinked;

    private ReplayOrder(int[] claims, int[] ends, int[] firstMembers, int[] groupOf, bool[] isLinked)
    {
        (_claims, _ends, _firstMembers) = (claims, ends, firstMembers);
        (_groupOf, _isLinked) = (groupOf, isLinked);
    }

    /// <summary>How many groups have a claim.</summary>
    public int Groups => _ends.Length;

    /// <summary>Every claim's number, groups one after another.</summary>
    public ReadOnlySpan<int> Claims => _claims;

    /// <summary>The claims of a group in their order.</summary>
    public ReadOnlyMemory<int> Group(int group)
    {
        var start = group == 0 ? 0 : _ends[group - 1];
        return _claims.AsMemory(start, _ends[group] - start);
    }

    /// <summary>The least member of a group; of a group without links the only one.</summary>
    public int FirstMember(int group) => _firstMembers[group];

    /// <summary>Whether family links join a member to others.</summary>
    public bool IsLinked(int member) => _isLinked[_groupOf[member]];

    /// <summary>The groups that family links hold together.</summary>
    public int[] LinkedGroups() => [.. Enumerable.Range(0, Groups).Where(group => IsLinked(_firstMembers[group]))];

    /// <summary>The members of each group that family links hold together, with or without claims.</summary>
    public IReadOnlyList<IReadOnlyList<int>> LinkedMembers(int members) =>
        [.. Enumerable.Range(0, members).Where(IsLinked).GroupBy(member => _groupOf[member]).Select(group => group.ToArray())];

    /// <summary>The claims of a member's group in their order.</summary>
    public ReadOnlySpan<int> ClaimsOf(int member)
    {
        var group = Array.BinarySearch(_firstMembers, _groupOf[member]);
        return group < 0 ? [] : Group(group).Span;
    }

    /// <summary>Arranges claims.</summary>
    public static ReplayOrder Of(ReplayInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var groupOf = Join(input.Members.Count, input.Families);
        var rows = input.Claims.Rows;
        var starts = new int[input.Members.Count + 1];
        foreach (ref readonly var row in rows) starts[groupOf[row.Member] + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];

        var claims = new int[rows.Length];
        int[] next = [.. starts];
        for (var claim = 0; claim < rows.Length; claim++) claims[next[groupOf[rows[claim].Member]]++] = claim;

        List<int> ends = [];
        List<int> firstMembers = [];
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            if (starts[i] == starts[i + 1]) continue;
            Sort(claims.AsSpan(starts[i], starts[i + 1] - starts[i]), input.Claims);
            ends.Add(starts[i + 1]);
            firstMembers.Add(i);
        }

        var isLinked = new bool[input.Members.Count];
        foreach (var link in input.Families.Links) isLinked[groupOf[link.Owner]] = true;
        return new ReplayOrder(claims, [.. ends], [.. firstMembers], groupOf, isLinked);
    }

    private static void Sort(Span<int> claims, ClaimTable table)
    {
        for (var i = 1; i < claims.Length; i++)
        {
            if (Compare(table.Rows, claims[i - 1], claims[i]) <= 0) continue;
            claims.Sort((a, b) => Compare(table.Rows, a, b));
            return;
        }
    }

    private static int Compare(ReadOnlySpan<ClaimRow> rows, int a, int b)
    {
        ref readonly var left = ref rows[a];
        ref readonly var right = ref rows[b];
        var times = left.Time.CompareTo(right.Time);
        if (times != 0) return times;
        var settings = (left.Setting != ClaimSetting.Hospital).CompareTo(right.Setting != ClaimSetting.Hospital);
        return settings != 0 ? settings : a.CompareTo(b);
    }

    /// <summary>Names each member's group by its least member.</summary>
    private static int[] Join(int members, FamilyTable families)
    {
        var group = new int[members];
        for (var i = 0; i < members; i++) group[i] = i;
        foreach (var link in families.Links)
        {
            var (a, b) = (Root(group, link.Owner), Root(group, link.Relative));
            group[Math.Max(a, b)] = Math.Min(a, b);
        }

        for (var i = 0; i < members; i++) group[i] = Root(group, i);
        return group;
    }

    private static int Root(int[] group, int member)
    {
        while (group[member] != member) member = group[member] = group[group[member]];
        return member;
    }
}

using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Columns;

/// <summary>
/// Runs members through the kernel on every path and compares all with the single-decision entry.
/// </summary>
internal sealed class KernelCheck(params Policy[] policies)
{
    public static readonly DateSpan Days = new(new DateOnly(2021, 10, 1), new DateOnly(2026, 4, 1));
    public static readonly DateSpan Credits = new(new DateOnly(2022, 1, 1), new DateOnly(2025, 12, 31));

    public static readonly KernelPath[] Paths =
        [.. Enum.GetValues<KernelPath>().Where(KernelPaths.IsSupported)];

    private readonly MemberTotals _members = new();
    private readonly ClaimOutputs _outputs = new();
    private ColumnBlock? _block;

    public ColumnPlan Plan { get; } = new(policies, Days, Credits);

    /// <summary>Compiles members into a block, in memory that is used again.</summary>
    public ColumnBlock Compile(IReadOnlyList<ReplayMember> members)
    {
        var builder = new BlockBuilder(Plan, grouped: true);
        foreach (var member in members) member.AddTo(builder);
        return _block = builder.Build(_block);
    }

    /// <summary>Asserts that every path gives every figure of every member.</summary>
    public void AssertEqual(IReadOnlyList<ReplayMember> members, string seed, int cells = 4096)
    {
        var block = Compile(members);
        var expected = new SingleReplay[policies.Length][];
        for (var policy = 0; policy < policies.Length; policy++)
            expected[policy] = [.. members.Select(member => SingleReplay.Of(policies[policy], member, Credits))];
        AssertRefusals(block, expected[0], seed);
        foreach (var path in Paths)
        {
            for (var policy = 0; policy < policies.Length; policy++)
                AssertRows(block, path, policy, members, expected[policy], cells, $"{seed}, {path}, policy {policy}");
            AssertTotals(block, path, expected, $"{seed}, {path}");
        }
    }

    public static ClaimTotals SumOf(IEnumerable<SingleReplay> members)
    {
        var totals = default(ClaimTotals);
        foreach (var member in members) totals += SumOf(member);
        return totals;
    }

    private void AssertRows(
        ColumnBlock block, KernelPath path, int policy, IReadOnlyList<ReplayMember> members,
        SingleReplay[] expected, int cells, string context)
    {
        var kernel = new ColumnKernel(Plan, path);
        var totals = default(ClaimTotals);
        var groups = new GroupTotals(13);
        var years = new MemberYears();
        List<MemberYear> read = [];
        var ran = 0;
        for (var first = 0; first < block.Parts;)
        {
            var parts = block.PartsFrom(first, cells);
            totals += kernel.Run(block, parts, policy, _outputs);
            groups.Add(block, parts, _outputs);
            years.Read(block, parts, _outputs);
            read.AddRange(years.Years);
            for (var member = 0; member < expected.Length; member++)
            {
                var part = block.PartOf(member);
                if (part < first || part >= parts.End.Value) continue;
                ran++;
                for (var claim = 0; claim < expected[member].Rows.Count; claim++)
                {
                    var row = _outputs.Row(block, member, claim);
                    if (row != expected[member].Rows[claim])
                    {
                        Assert.That(
                            row, Is.EqualTo(expected[member].Rows[claim]), $"{context}, member {member}, claim {claim}");
                    }

                }
            }

            first = parts.End.Value;
        }

        Assert.That(ran, Is.EqualTo(expected.Length), $"{context}: every member runs once");
        Assert.That(totals, Is.EqualTo(SumOf(expected)), context);
        AssertGroups(groups, members, expected, context);
        AssertYears(read, members, expected, context);
    }

    private static void AssertYears(
        List<MemberYear> years, IReadOnlyList<ReplayMember> members, SingleReplay[] expected, string context)
    {
        List<MemberYear> wanted = [];
        for (var member = 0; member < expected.Length; member++)
        {
            var settled = Enumerable.Range(0, expected[member].Rows.Count)
                .Where(claim => expected[member].Reasons[claim] == Reason.None);
            foreach (var year in settled.GroupBy(claim => members[member].Claims[claim].ServiceDate.Year))
            {
                var totals = year.Aggregate(default(ClaimTotals), (sum, claim) => sum + TotalsOf(expected[member].Rows[claim]));
                wanted.Add(new MemberYear(member, year.Key, expected[member].Categories[year.Last()], totals));
            }
        }

        // Claims out of the order of days end and begin a year several times.
        var actual = years.GroupBy(year => (year.Member, year.Year)).Select(year => year.Last() with
        {
            Totals = year.Aggregate(default(ClaimTotals), (sum, part) => sum + part.Totals),
        });
        Assert.That(
            actual.OrderBy(year => (year.Member, year.Year)), Is.EqualTo(wanted.OrderBy(year => (year.Member, year.Year))),
            context);
    }

    private static void AssertGroups(
        GroupTotals groups, IReadOnlyList<ReplayMember> members, SingleReplay[] expected, string context)
    {
        var sums = new ClaimTotals[13, 4];
        for (var member = 0; member < expected.Length; member++)
        {
            for (var claim = 0; claim < expected[member].Rows.Count; claim++)
            {
                if (expected[member].Reasons[claim] != Reason.None) continue;
                var month = members[member].Claims[claim].ServiceDate.Month;
                sums[month, (int)expected[member].Categories[claim]] += TotalsOf(expected[member].Rows[claim]);
            }
        }

        for (var month = 0; month < groups.Groups; month++)
        {
            for (var category = MemberCategory.Active; category <= MemberCategory.RetireeFrom70; category++)
            {
                Assert.That(
                    groups.Of(month, category), Is.EqualTo(sums[month, (int)category]),
                    $"{context}, month {month}, {category}");
            }
        }
    }

    private void AssertTotals(ColumnBlock block, KernelPath path, SingleReplay[][] expected, string context)
    {
        var totals = new PolicyTotals(Plan);
        _members.Prepare(block);
        new ColumnKernel(Plan, path).Run(block, .., totals, _members);
        for (var policy = 0; policy < policies.Length; policy++)
        {
            Assert.That(totals[policy], Is.EqualTo(SumOf(expected[policy])), $"{context}, policy {policy}");
            for (var member = 0; member < expected[policy].Length; member++)
            {
                var single = expected[policy][member];
                var actual = (_members.Totals(policy, member), _members.ClosingBalance(policy, member));
                var wanted = (SumOf(single), single.ClosingBalance);
                if (actual != wanted)
                    Assert.That(actual, Is.EqualTo(wanted), $"{context}, policy {policy}, member {member}");
            }
        }
    }

    private static void AssertRefusals(ColumnBlock block, SingleReplay[] expected, string seed)
    {
        var refusals = expected.SelectMany((member, number) => member.Reasons
            .Select((reason, claim) => new Refusal(number, claim, reason))
            .Where(refusal => refusal.Reason != Reason.None));
        Assert.That(block.Refusals.ToArray(), Is.EqualTo(refusals).AsCollection, seed);
    }

    private static ClaimTotals SumOf(SingleReplay member)
    {
        var totals = default(ClaimTotals);
        for (var i = 0; i < member.Rows.Count; i++)
        {
            if (member.Reasons[i] != Reason.None) continue;
            totals += TotalsOf(member.Rows[i]);
        }

        return totals;
    }

    private static ClaimTotals TotalsOf(in ClaimRow row) =>
        new(1, row.InScope, row.OutOfScope, row.Fund, row.Deductible, row.OverLimit, row.Account);
}

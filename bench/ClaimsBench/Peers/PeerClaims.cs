using ClaimsBench.Columns;
using ClaimsRules.Accounts;
using ClaimsRules.Columns;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsBench.Peers;

/// <summary>
/// A seeded year of claims for every contender: columns grouped by member and in order of time, in which what a
/// date decides is resolved. A claim has its deductible and what was credited since the claim before.
/// </summary>
public sealed class PeerClaims
{
    private const int Seed = 20_220_101;

    /// <summary>Makes the claims of a number of members.</summary>
    public PeerClaims(int members)
    {
        Policy = PolicyDirectory.Read();
        var random = new Random(Seed);
        List<int> member = [], inScope = [], outOfScope = [], levels = [], deductibles = [], credits = [];
        Openings = new int[members];
        People = new GeneratedMember[members];
        for (var number = 0; number < members; number++)
        {
            var person = People[number] = new GeneratedMember(random, 1, outside: true);
            Openings[number] = (int)person.OpeningBalance.Value;
            var month = new DateOnly(2022, 1, 1);
            for (var i = 0; i < person.Claims; i++)
            {
                var day = person.Dates[i];
                long credit = 0;
                for (; month <= day; month = month.AddMonths(1))
                    credit += MonthlyCredit.Decide(Policy, person.History, month).Amount.Value;
                member.Add(number);
                inScope.Add((int)person.InScope[i].Value);
                outOfScope.Add((int)person.OutOfScope[i].Value);
                levels.Add((int)person.Levels[i]);
                deductibles.Add((int)Policy.Deductible(2022, CategoryOf(person.History, day)).Value);
                credits.Add((int)credit);
            }
        }

        (Members, InScope, OutOfScope) = ([.. member], [.. inScope], [.. outOfScope]);
        (Levels, Deductibles, Credits) = ([.. levels], [.. deductibles], [.. credits]);
        Expected = ByKernel();
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>Each claim's member, from 0.</summary>
    public int[] Members { get; }

    /// <summary>The parts within scope, in fen.</summary>
    public int[] InScope { get; }

    /// <summary>The parts outside, in fen.</summary>
    public int[] OutOfScope { get; }

    /// <summary>The levels, 1 to 3.</summary>
    public int[] Levels { get; }

    /// <summary>The yearly deductible on each claim's day, in fen.</summary>
    public int[] Deductibles { get; }

    /// <summary>What was credited since the member's claim before, in fen.</summary>
    public int[] Credits { get; }

    /// <summary>Each member's balance before the first credit, in fen.</summary>
    public int[] Openings { get; }

    /// <summary>How many claims there are.</summary>
    public int Count => Members.Length;

    /// <summary>The sums, by the column kernel's portable path.</summary>
    public PeerTotals Expected { get; }

    internal GeneratedMember[] People { get; }

    private MemberCategory CategoryOf(MemberHistory history, DateOnly day)
    {
        history.CoverageOn(day, out var period);
        return history.Category(period.Status, Policy.SeniorAge(day), day);
    }

    private PeerTotals ByKernel()
    {
        var year = new DateSpan(new DateOnly(2022, 1, 1), new DateOnly(2023, 1, 1));
        var plan = new ColumnPlan([Policy], year, year);
        var builder = new BlockBuilder(plan);
        foreach (var person in People) person.AddTo(builder);
        var totals = new PolicyTotals(plan);
        new ColumnKernel(plan, KernelPath.Portable).Run(builder.Build(), .., totals);
        return new PeerTotals(
            totals[0].Deductible.Value, totals[0].Fund.Value, totals[0].OverLimit.Value, totals[0].Account.Value);
    }
}

using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Columns;

/// <summary>The kernel gives what the single-decision entry gives, on every path.</summary>
internal sealed class ColumnKernelTests
{
    private const string Levels = "\"of\": [\"level_1\", \"level_2\", \"level_3\"],";

    private static readonly Policy Reform = SupposedPolicy.With(
        ("\"value\": 7500, \"unit\": \"bp\"", "\"value\": 8000, \"unit\": \"bp\""),
        ("\"value\": 4000, \"unit\": \"fen\"", "\"value\": 9000, \"unit\": \"fen\""),
        ("\"value\": 900000, \"unit\": \"fen\"", "\"value\": 1200000, \"unit\": \"fen\""));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Kernel_RandomMembers_EqualsTheSingleDecision(int seed)
    {
        const int Members = 6_000;
        var random = new RandomMembers(seed);
        var check = new KernelCheck(SupposedPolicy.Years);
        for (var done = 0; done < Members; done += 500)
        {
            ReplayMember[] members = [.. Enumerable.Range(0, 500).Select(_ => random.Next(60))];
            check.AssertEqual(members, $"seed {seed}, from member {done}");
        }
    }

    [Test]
    public void Kernel_SeveralPolicies_EqualsTheSingleDecisionUnderEach()
    {
        const int Seed = 11;
        var random = new RandomMembers(Seed);
        var check = new KernelCheck(SupposedPolicy.Years, Reform, FourBands());
        ReplayMember[] members = [.. Enumerable.Range(0, 1_000).Select(_ => random.Next(60))];
        check.AssertEqual(members, $"seed {Seed}");
    }

    [Test]
    public void Kernel_HeldPolicy_EqualsTheSingleDecision()
    {
        const int Seed = 12;
        var random = new RandomMembers(Seed);
        var check = new KernelCheck(Shipped.Policy.Hold(2022), Reform.Hold(2023));
        ReplayMember[] members = [.. Enumerable.Range(0, 1_000).Select(_ => random.Next(60))];
        check.AssertEqual(members, $"seed {Seed}");
    }

    [Test]
    public void Kernel_RatesOfOddBasisPoints_EqualsTheSingleDecision()
    {
        const int Seed = 13;
        var random = new RandomMembers(Seed);
        var check = new KernelCheck(SupposedPolicy.WithNumber("bp", 7500, 7501));
        ReplayMember[] members = [.. Enumerable.Range(0, 500).Select(_ => random.Next(60))];
        check.AssertEqual(members, $"seed {Seed}");
    }

    [Test]
    public void Kernel_AnyNumberOfMembers_EqualsTheSingleDecision([Range(0, 35)] int members)
    {
        var random = new RandomMembers(members);
        new KernelCheck(SupposedPolicy.Years).AssertEqual(
            [.. Enumerable.Range(0, members).Select(_ => random.Next(12))], $"seed {members}", cells: 16);
    }

    [TestCase(4_096)]
    [TestCase(4_097)]
    [TestCase(20_000)]
    public void Kernel_OneMemberWithManyClaims_EqualsTheSingleDecision(int claims)
    {
        const int Seed = 14;
        var random = new RandomMembers(Seed);
        ReplayMember[] members = [.. Enumerable.Range(0, 20).Select(_ => random.Next(20))];
        var tall = random.Next(20);
        while (tall.Claims.Count < 10) tall = random.Next(20);
        members[3] = new ReplayMember(
            tall.History, tall.OpeningBalance,
            [.. Enumerable.Range(0, claims).Select(i => tall.Claims[i * tall.Claims.Count / claims])]);
        new KernelCheck(SupposedPolicy.Years).AssertEqual(members, $"seed {Seed}");
    }

    [Test]
    public void Kernel_RandomRates_EqualsTheSingleDecision(
        [Values(1, 10, 100, 2_500)] int step, [Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var (first, second) = (step * random.Next(10_000 / step + 1), step * random.Next(10_000 / step + 1));
        var policy = SupposedPolicy.With(
            ("\"value\": 7500, \"unit\": \"bp\"", $"\"value\": {first}, \"unit\": \"bp\""),
            ("\"value\": 5500, \"unit\": \"bp\"", $"\"value\": {second}, \"unit\": \"bp\""));
        var members = new RandomMembers(seed);
        new KernelCheck(policy).AssertEqual(
            [.. Enumerable.Range(0, 200).Select(_ => members.Next(60))],
            $"seed {seed}, rates {first} and {second}");
    }

    /// <summary>Two more bands, one of whose rates changes within the year.</summary>
    private static Policy FourBands()
    {
        const string Second = "{ \"parameter\": \"band2.rate\"";
        string[] more =
        [
            Entry("band2.upper", "", 650_000, "fen", "2022-01-01", "2027-01-01"),
            Entry("band3.upper", "", 777_777, "fen", "2022-01-01", "2027-01-01"),
            Entry("band3.rate", Levels, 3_330, "bp", "2022-01-01", "2024-04-01"),
            Entry("band3.rate", Levels, 2_220, "bp", "2024-04-01", "2027-01-01"),
            Entry("band4.rate", Levels, 10_000, "bp", "2022-01-01", "2027-01-01"),
        ];
        return SupposedPolicy.With((Second, string.Concat(more) + Second));
    }

    private static string Entry(string parameter, string of, long value, string unit, string from, string to) =>
        $$"""
        { "parameter": "{{parameter}}", {{of}} "value": {{value}}, "unit": "{{unit}}", "from": "{{from}}",
          "to": "{{to}}", "rule": "R5.3", "paragraph": "(五)", "quote": "supposed" },
        """;
}

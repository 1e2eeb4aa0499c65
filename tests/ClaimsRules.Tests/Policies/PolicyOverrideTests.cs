using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>Numbers that a scenario sets in place of the policy's own.</summary>
internal sealed class PolicyOverrideTests
{
    private static readonly DateOnly First = new(2022, 1, 1);
    private static readonly DateOnly Later = new(2024, 1, 1);

    [Test]
    public void Read_WithoutNumbers_IsThePolicyAsItIs() =>
        Assert.That(PolicyReader.Read(Shipped.Files, []).Hash, Is.EqualTo(PolicyReader.Read(Shipped.Files).Hash));

    [Test]
    public void Read_WithNumbers_HasAHashOfWhatTheySetAndNotOfWhereTheyStand()
    {
        var limit = Number("limit", [], 1_000_000, "fen");
        var hash = Read(limit).Hash;
        Assert.That(Read(limit with { File = "other.json", Path = "$.set[7]" }).Hash, Is.EqualTo(hash));
        Assert.That(
            new[] { PolicyReader.Read(Shipped.Files).Hash, Read(limit with { Value = 1_000_001 }).Hash, hash }, Is.Unique);
    }

    [Test]
    public void Read_NumberOfASpan_HoldsWithinItAlone()
    {
        var policy = Read(Number("limit", [], 1_000_000, "fen") with { From = Later, To = new DateOnly(2025, 1, 1) });
        var limits = new[] { First, Later.AddDays(-1), Later, new(2024, 12, 31), new(2025, 1, 1) }
            .Select(day => policy.BandsOn(day).Limit.Value);
        Assert.That(limits, Is.EqualTo(new[] { 900_000, 900_000, 1_000_000, 1_000_000, 900_000 }));
    }

    [Test]
    public void Read_NumberOfOnePart_LeavesTheOthers()
    {
        var bands = Read(Number("band2.rate", ["level_2"], 6_000, "bp")).BandsOn(First);
        var rates = new[] { HospitalLevel.One, HospitalLevel.Two, HospitalLevel.Three }
            .Select(level => bands.Rate(1, level).Value);
        Assert.That(rates, Is.EqualTo(new[] { 5_500, 6_000, 5_500 }));
        Assert.That(bands.Cite(1, HospitalLevel.Two).RuleId, Is.EqualTo("R5.3"), "the citation of what it replaces");
    }

    [Test]
    public void Read_AnotherBand_IsOne()
    {
        var bands = Read(
            Number("band2.upper", [], 700_000, "fen"),
            Number("band3.rate", ["level_1", "level_2", "level_3"], 4_000, "bp")).BandsOn(First);
        Assert.That((bands.Count, bands.Upper(1), bands.Upper(2)), Is.EqualTo((3, new Fen(700_000), new Fen(900_000))));
        Assert.That(bands.Rate(2, HospitalLevel.Three).Value, Is.EqualTo(4_000));
    }

    [Test]
    public void Read_LaterNumber_StandsOverTheEarlier()
    {
        var policy = Read(Number("limit", [], 1_000_000, "fen"), Number("limit", [], 1_100_000, "fen"));
        Assert.That(policy.BandsOn(First).Limit, Is.EqualTo(new Fen(1_100_000)));
    }

    [Test]
    public void Read_ActiveDeductible_MovesTheRetireesUnlessTheyAreSet()
    {
        var moved = Read(Number("deductible", ["active"], 90_000, "fen"));
        Assert.That(DeductiblesOf(moved), Is.EqualTo(new[] { 90_000, 80_000, 75_000 }));
        var set = Read(
            Number("deductible", ["active"], 90_000, "fen"), Number("deductible", ["retiree_from_70"], 20_000, "fen"));
        Assert.That(DeductiblesOf(set), Is.EqualTo(new[] { 90_000, 80_000, 20_000 }));
        var reduced = Read(Number("deductible.reduction", ["retiree_under_70"], 5_000, "fen"));
        Assert.That(DeductiblesOf(reduced), Is.EqualTo(new[] { 80_000, 75_000, 65_000 }));
    }

    [Test]
    public void Read_DeductibleOfTheNextYear_IsASchedule()
    {
        var policy = Read(Number("deductible", ["active"], 95_000, "fen") with
        {
            From = new DateOnly(2023, 1, 1),
            To = Later,
        });
        var years = new[] { 2022, 2023, 2024 }.Select(policy.HasSchedule);
        Assert.That(years, Is.EqualTo(new[] { true, true, false }));
        Assert.That(policy.Deductible(2023, MemberCategory.RetireeFrom70), Is.EqualTo(new Fen(80_000)));
    }

    [Test]
    public void Read_CapitationRate_IsThatOfTheMonth()
    {
        Assert.That(PolicyReader.Read(Shipped.Files).CapitationRate(First), Is.Null);
        var policy = Read(Number("capitation.rate", [], 8_000, "fen") with { To = Later },
            Number("capitation.rate", [], 9_000, "fen") with { From = Later });
        Assert.That(policy.CapitationRate(First), Is.EqualTo(new Fen(8_000)));
        Assert.That(policy.CapitationRate(Later), Is.EqualTo(new Fen(9_000)));
        Assert.That(policy.Hold(2022).CapitationRate(Later), Is.EqualTo(new Fen(8_000)));
    }

    [Test]
    public void Read_RetireesDeductibleAboveActives_IsRefusedAtItsPlace()
    {
        var refused = Assert.Throws<PolicyFormatException>(
            () => Read(Number("deductible", ["retiree_from_70"], 80_001, "fen")))!;
        Assert.That(
            refused.Problems.Select(problem => (problem.File, problem.Path)), Is.All.EqualTo(("x.json", "$.set[0].value")));
    }

    private static PolicyOverride Number(string parameter, string[] of, long value, string unit) =>
        new("x.json", "$.set[0]", parameter, of, value, unit, null, null);

    private static Policy Read(params PolicyOverride[] numbers) => PolicyReader.Read(Shipped.Files, numbers);

    private static long[] DeductiblesOf(Policy policy) =>
        [.. new[] { MemberCategory.Active, MemberCategory.RetireeUnder70, MemberCategory.RetireeFrom70 }
            .Select(category => policy.Deductible(2022, category).Value)];
}

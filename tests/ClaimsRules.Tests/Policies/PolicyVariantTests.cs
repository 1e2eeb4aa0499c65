using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>Policies held at a year, and policies with supposed schedules.</summary>
internal sealed class PolicyVariantTests
{
    private static readonly Policy With2023 =
        Shipped.Policy.Suppose(2023, Yuan.Of("900.00"), Yuan.Of("800.00"), Yuan.Of("750.00"));

    [Test]
    public void Suppose_NextYear_AddsItsRowAndKeepsTheOthers()
    {
        Assert.That(With2023.HasSchedule(2023), Is.True);
        Assert.That(With2023.HasSchedule(2024), Is.False);
        Assert.That(With2023.Deductible(2022, MemberCategory.RetireeFrom70), Is.EqualTo(Yuan.Of("650.00")));
        Assert.That(With2023.Deductible(2023, MemberCategory.Active), Is.EqualTo(Yuan.Of("900.00")));
        Assert.That(With2023.Deductible(2023, MemberCategory.RetireeUnder70), Is.EqualTo(Yuan.Of("800.00")));
        Assert.That(With2023.Deductible(2023, MemberCategory.RetireeFrom70), Is.EqualTo(Yuan.Of("750.00")));
        Assert.That(With2023.CiteDeductible(2023, MemberCategory.Active).RuleId, Is.EqualTo("R4.3"));
        Assert.That(With2023.CiteDeductible(2022, MemberCategory.RetireeFrom70).RuleId, Is.EqualTo("R4.1"));
        Assert.That(Shipped.Policy.HasSchedule(2023), Is.False, "the shipped policy is untouched");
    }

    [Test]
    public void Suppose_YearWithASchedule_ReplacesItAlone()
    {
        var policy = With2023.Suppose(2022, new Fen(3), new Fen(2), new Fen(1));
        Assert.That(policy.Deductible(2022, MemberCategory.Active), Is.EqualTo(new Fen(3)));
        Assert.That(policy.Deductible(2022, MemberCategory.RetireeUnder70), Is.EqualTo(new Fen(2)));
        Assert.That(policy.Deductible(2022, MemberCategory.RetireeFrom70), Is.EqualTo(new Fen(1)));
        Assert.That(policy.CiteDeductible(2022, MemberCategory.RetireeFrom70).RuleId, Is.EqualTo("R4.3"));
        Assert.That(policy.Deductible(2023, MemberCategory.Active), Is.EqualTo(Yuan.Of("900.00")));
        Assert.That(policy.HasSchedule(2024), Is.False);
    }

    [TestCase(2021, "2022 to 2023 is allowed.")]
    [TestCase(2024, "2022 to 2023 is allowed.")]
    public void Suppose_YearThatDoesNotAdjoin_Throws(int year, string says) => Assert.That(
        () => Shipped.Policy.Suppose(year, Fen.Zero, Fen.Zero, Fen.Zero),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith(says));

    [Test]
    public void Suppose_YearAfterTheTerm_Throws()
    {
        var policy = Shipped.Policy;
        for (var year = 2023; year <= 2026; year++) policy = policy.Suppose(year, Fen.Zero, Fen.Zero, Fen.Zero);
        Assert.That(policy.HasSchedule(2026), Is.True);
        Assert.That(
            () => policy.Suppose(2027, Fen.Zero, Fen.Zero, Fen.Zero),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("2022 to 2026 is allowed."));
    }

    [TestCase(-1, 0, 0, "active")]
    [TestCase(900_001, 0, 0, "active")]
    [TestCase(0, 900_001, 0, "under70")]
    [TestCase(0, 0, 900_001, "from70")]
    public void Suppose_AmountOutOfRange_ThrowsNamingIt(long active, long under70, long from70, string name) => Assert.That(
        () => Shipped.Policy.Suppose(2023, new Fen(active), new Fen(under70), new Fen(from70)),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name)
            .And.Message.StartsWith("0 to 900000 fen is allowed."));

    [Test]
    public void Suppose_AmountsAtTheEdges_AreAllowed() => Assert.That(
        Shipped.Policy.Suppose(2023, new Fen(900_000), Fen.Zero, Fen.Zero).Deductible(2023, MemberCategory.Active),
        Is.EqualTo(new Fen(900_000)));

    [TestCase("1990-03-05")]
    [TestCase("2022-01-01")]
    [TestCase("2099-12-31")]
    public void Hold_AnyDay_IsAnsweredAs1JanuaryOfTheYear(string iso)
    {
        var held = Shipped.Policy.Hold(2022);
        var day = People.Day(iso);
        Assert.That(held.HeldYear, Is.EqualTo(2022));
        Assert.That(held.IsInForce(day), Is.True);
        Assert.That(held.HasSchedule(day.Year), Is.True);
        Assert.That(held.BandsOn(day), Is.SameAs(Shipped.Policy.BandsOn(People.Day("2022-01-01"))));
        Assert.That(held.SeniorAge(day), Is.EqualTo(70));
        Assert.That(held.FilingLimitDays(day), Is.EqualTo(365));
        Assert.That(held.IndividualContribution(day).Rate, Is.EqualTo(new RateBp(200)));
        Assert.That(held.LevelOf(HospitalGrade.Third, day), Is.EqualTo(HospitalLevel.Three));
    }

    [TestCase(2021)]
    [TestCase(2023)]
    public void Hold_YearWithoutSchedule_Throws(int year) => Assert.That(
        () => Shipped.Policy.Hold(year),
        Throws.TypeOf<ArgumentOutOfRangeException>()
            .With.Message.StartsWith("The policy has no deductible schedule for it."));

    [Test]
    public void Hold_OfASupposedYear_UsesItsRow()
    {
        var held = With2023.Hold(2023);
        Assert.That(held.HeldYear, Is.EqualTo(2023));
        Assert.That(Freeze.DeductibleYear(held, People.Member(CoverageStatus.Active), 2030, []), Is.EqualTo(2023));
        Assert.That(held.Deductible(2023, MemberCategory.Active), Is.EqualTo(Yuan.Of("900.00")));
    }

    [Test]
    public void Suppose_WhileHeld_StaysHeld()
    {
        var policy = Shipped.Policy.Hold(2022).Suppose(2022, new Fen(5), new Fen(4), new Fen(3));
        Assert.That(policy.HeldYear, Is.EqualTo(2022));
        Assert.That(policy.Deductible(2022, MemberCategory.Active), Is.EqualTo(new Fen(5)));
        Assert.That(policy.IsInForce(People.Day("2040-01-01")), Is.True);
    }

    [Test]
    public void Hold_ClaimOfAnotherYear_IsDecidedByTheHeldNumbers()
    {
        var claim = new ClaimFacts
        {
            ServiceDate = People.Day("2016-05-01"),
            Level = HospitalLevel.One,
            Total = Yuan.Of("1000.00"),
            InScope = Yuan.Of("1000.00"),
        };
        var decision = Adjudicator.Decide(
            Shipped.Policy.Hold(2022), People.Member(CoverageStatus.Active), claim, default, 2022, Fen.Zero, [], []);
        Assert.That(decision.Apportionment.Fund, Is.EqualTo(Yuan.Of("150.00")));
    }
}

using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Adjudication;

/// <summary>Which year's deductible a member has (R4.2, I5, I14). 2023 is supposed 900/800/750, 2024 1000/900/850.</summary>
internal sealed class FreezeTests
{
    private static readonly Policy Policy = Shipped.Policy
        .Suppose(2023, Yuan.Of("900.00"), Yuan.Of("800.00"), Yuan.Of("750.00"))
        .Suppose(2024, Yuan.Of("1000.00"), Yuan.Of("900.00"), Yuan.Of("850.00"));

    private static readonly MemberHistory Worker = People.Member(CoverageStatus.Active);

    [TestCase("0.00", "0.00", 2022, TestName = "DeductibleYear_YearsWithoutClaims_StaysFrozen_I5")]
    [TestCase("800.00", "0.00", 2022, TestName = "DeductibleYear_ExactlyTheDeductible_IsNotOver_R4_2")]
    [TestCase("800.01", "0.00", 2023, TestName = "DeductibleYear_OneFenOver_MovesToTheNextYear_R4_2")]
    [TestCase("0.00", "800.00", 2022, TestName = "DeductibleYear_FrozenYearIsComparedWithTheFrozenDeductible_I5")]
    [TestCase("0.00", "800.01", 2024, TestName = "DeductibleYear_OverTheFrozenDeductible_TakesTheScheduleInForce_I5")]
    [TestCase("800.01", "900.00", 2023, TestName = "DeductibleYear_NotOverTheNewOne_KeepsIt_R4_2")]
    [TestCase("800.01", "900.01", 2024, TestName = "DeductibleYear_OverBothYears_TakesTheScheduleInForce_R4_2")]
    public void DeductibleYear_Of2024_FollowsTheSums(string sum2022, string sum2023, int expected) => Assert.That(
        Freeze.DeductibleYear(Policy, Worker, 2024, [Sum(2023, sum2023), Sum(2022, sum2022)]), Is.EqualTo(expected));

    [TestCase(2021)]
    [TestCase(2022)]
    public void DeductibleYear_FirstYearOfThePolicyOrEarlier_IsItsOwn(int year) =>
        Assert.That(Freeze.DeductibleYear(Policy, Worker, year, []), Is.EqualTo(year));

    [TestCase("2023-12-31", 2023)]
    [TestCase("2024-01-01", 2024)]
    [TestCase("2024-07-01", 2024)]
    [TestCase("2025-07-01", 2024)]
    public void DeductibleYear_FirstYearOfTheMember_TakesTheScheduleInForce_I5(string from, int expected)
    {
        var member = People.Member("1980-05-01", null, (from, CoverageStatus.Active));
        Assert.That(Freeze.DeductibleYear(Policy, member, 2024, []), Is.EqualTo(expected));
    }

    [TestCase(CoverageStatus.Active, CoverageStatus.Retiree, "750.00", 2023)]
    [TestCase(CoverageStatus.Active, CoverageStatus.Retiree, "700.00", 2022)]
    [TestCase(CoverageStatus.Resident, CoverageStatus.Active, "750.00", 2022)]
    [TestCase(CoverageStatus.Active, CoverageStatus.Resident, "0.00", 2023)]
    public void DeductibleYear_StatusChangedInTheYear_31DecemberCounts_I5(
        CoverageStatus before, CoverageStatus after, string sum, int expected)
    {
        var member = People.Member("1962-07-01", null, ("2015-01-01", before), ("2022-12-31", after));
        Assert.That(Freeze.DeductibleYear(Policy, member, 2023, [Sum(2022, sum)]), Is.EqualTo(expected));
    }

    [Test]
    public void DeductibleYear_TurnsSeventyOn31December_TheLowerDeductibleCompares_I5()
    {
        var member = People.Member(CoverageStatus.Retiree, "1952-12-31");
        Assert.That(Freeze.DeductibleYear(Policy, member, 2023, [Sum(2022, "650.00")]), Is.EqualTo(2022));
        Assert.That(Freeze.DeductibleYear(Policy, member, 2023, [Sum(2022, "650.01")]), Is.EqualTo(2023));
    }

    [TestCase("2022-12-30", 2023)]
    [TestCase("2022-12-31", 2022)]
    public void Carry_CoverageEndsBeforeTheYear_NothingIsKept(string until, int expected)
    {
        var member = People.Member(CoverageStatus.Active, until: until);
        Assert.That(Freeze.Carry(Policy, member, 2022, 2022, Fen.Zero), Is.EqualTo(expected));
    }

    [TestCase("2022-12-31", 2022)]
    [TestCase("2023-01-01", 2023)]
    public void Carry_CoverageBeginsAfterTheYear_NothingIsKept(string from, int expected)
    {
        var member = People.Member("1980-05-01", null, (from, CoverageStatus.Active));
        Assert.That(Freeze.Carry(Policy, member, 2022, 2022, Fen.Zero), Is.EqualTo(expected));
    }

    [TestCase(2021)]
    [TestCase(2025)]
    [TestCase(2027)]
    public void Carry_YearWithoutScheduleOrTerm_NothingIsKept(int year) =>
        Assert.That(Freeze.Carry(Policy, Worker, year, 2022, Fen.Zero), Is.EqualTo(year + 1));

    [Test]
    public void DeductibleYear_LastYearsSumChangesLater_IsReadAsItStands_I14()
    {
        Assert.That(Freeze.DeductibleYear(Policy, Worker, 2023, [Sum(2022, "900.00")]), Is.EqualTo(2023));
        Assert.That(Freeze.DeductibleYear(Policy, Worker, 2023, [Sum(2022, "700.00")]), Is.EqualTo(2022));
    }

    [Test]
    public void Freeze_PolicyHeld_KnowsNoFreeze()
    {
        var held = Policy.Hold(2023);
        Assert.That(Freeze.DeductibleYear(held, Worker, 2030, []), Is.EqualTo(2023));
        Assert.That(Freeze.DeductibleYear(held, Worker, 2015, []), Is.EqualTo(2023));
        Assert.That(Freeze.Carry(held, Worker, 2022, 2023, new Fen(1_000_000)), Is.EqualTo(2023));
    }

    private static YearSum Sum(int year, string yuan) => new(year, Yuan.Of(yuan));
}

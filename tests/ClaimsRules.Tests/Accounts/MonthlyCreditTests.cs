using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Accounts;

/// <summary>Monthly credits (R3.1, R3.3) by the status on the month's first day (I10).</summary>
internal sealed class MonthlyCreditTests
{
    [TestCase(0, 0)]
    [TestCase(800_000, 16_000)]
    [TestCase(24, 0, TestName = "Decide_Active_UnderHalfAFenRoundsDown_R3_1")]
    [TestCase(25, 1, TestName = "Decide_Active_HalfAFenRoundsUp_R3_1")]
    [TestCase(75, 2, TestName = "Decide_Active_OneAndAHalfFenRoundsUp_R3_1")]
    public void Decide_Active_TwoPercentOfTheBase_R3_1(long baseFen, long expected)
    {
        var credit = Decide(CoverageStatus.Active, FundingMode.Unified, "1980-05-01", "2022-03-01", baseFen);
        Assert.That(credit.Reason, Is.EqualTo(Reason.None));
        Assert.That(credit.Amount, Is.EqualTo(new Fen(expected)));
        Assert.That(credit.Citation!.RuleId, Is.EqualTo("R3.1"));
        Assert.That(credit.Citation.Readings, Does.Contain("I10"));
    }

    [Test]
    public void Decide_PaidBase_GoesBeforeTheMembersOwnOfActivesAlone_R3_1()
    {
        var month = People.Day("2022-03-01");
        var active = People.Member("1980-05-01", null, ("2015-01-01", CoverageStatus.Active));
        var credit = MonthlyCredit.Decide(Shipped.Policy, active, month, new Fen(600_025));
        Assert.That((credit.Amount, credit.Category), Is.EqualTo((new Fen(12_001), MemberCategory.Active)));
        var retiree = People.Member("1950-05-01", null, ("2015-01-01", CoverageStatus.Retiree));
        credit = MonthlyCredit.Decide(Shipped.Policy, retiree, month, new Fen(600_025));
        Assert.That((credit.Amount, credit.Category), Is.EqualTo((new Fen(5_000), MemberCategory.RetireeFrom70)));
    }

    [Test]
    public void EmployerContribution_IsTenPercent_R3_2()
    {
        var (rate, source) = Shipped.Policy.EmployerContribution(People.Day("2022-03-01"));
        Assert.That((rate, source.RuleId), Is.EqualTo((new RateBp(1_000), "R3.2")));
    }

    [TestCase(CoverageStatus.Retiree, "1952-06-02", "2022-06-01", 4000)]
    [TestCase(CoverageStatus.Retiree, "1952-06-01", "2022-06-01", 5000)]
    [TestCase(CoverageStatus.Retiree, "1952-06-02", "2022-07-01", 5000)]
    [TestCase(CoverageStatus.VeteranWorker, "1930-06-01", "2022-06-01", 6000)]
    [TestCase(CoverageStatus.VeteranWorker, "1960-06-01", "2022-06-01", 6000)]
    public void Decide_Retired_FixedAmountByAgeOnTheFirst_R3_3(
        CoverageStatus status, string born, string month, long expected)
    {
        var credit = Decide(status, FundingMode.Unified, born, month);
        Assert.That(credit.Reason, Is.EqualTo(Reason.None));
        Assert.That(credit.Amount, Is.EqualTo(new Fen(expected)));
        Assert.That(credit.Citation!.RuleId, Is.EqualTo("R3.3"));
        Assert.That(credit.Citation.Paragraph, Is.EqualTo("(三)"));
    }

    [TestCase("2022-07-01", 16_000, TestName = "Decide_RetiresOnThe2nd_StillActiveOnThe1st_I10")]
    [TestCase("2022-08-01", 4000, TestName = "Decide_MonthAfterRetiring_RetireesCredit_I10")]
    public void Decide_StatusChangesInTheMonth_TheFirstCounts_I10(string month, long expected)
    {
        var member = People.Member(
            "1962-07-02", null, ("2015-01-01", CoverageStatus.Active), ("2022-07-02", CoverageStatus.Retiree));
        Assert.That(
            MonthlyCredit.Decide(Shipped.Policy, member, People.Day(month)).Amount, Is.EqualTo(new Fen(expected)));
    }

    [TestCase(CoverageStatus.Active, FundingMode.PooledOnly)]
    [TestCase(CoverageStatus.Retiree, FundingMode.PooledOnly)]
    [TestCase(CoverageStatus.VeteranWorker, FundingMode.PooledOnly)]
    [TestCase(CoverageStatus.Resident, FundingMode.Unified)]
    public void Decide_NoCreditForTheStanding_IsRefused(CoverageStatus status, FundingMode mode) => Assert.That(
        Decide(status, mode, "1980-05-01", "2022-03-01"),
        Is.EqualTo(new MonthlyCredit(Reason.NoMonthlyCredit, Fen.Zero, null)));

    [TestCase("2021-12-01", Reason.PolicyNotInForce)]
    [TestCase("2027-01-01", Reason.PolicyNotInForce)]
    [TestCase("2022-02-01", Reason.CoverageNotStarted)]
    [TestCase("2022-03-01", Reason.None)]
    [TestCase("2022-06-01", Reason.None)]
    [TestCase("2022-07-01", Reason.CoverageEnded)]
    public void Decide_MonthOutsideTermOrCoverage_IsRefused(string month, Reason expected)
    {
        var member = People.Member("1980-05-01", "2022-06-30", ("2022-03-01", CoverageStatus.Active));
        var credit = MonthlyCredit.Decide(Shipped.Policy, member, People.Day(month));
        Assert.That(credit.Reason, Is.EqualTo(expected));
        Assert.That(credit.Amount > Fen.Zero, Is.EqualTo(expected == Reason.None));
    }

    [Test]
    public void Decide_PolicyHeld_CreditsAnyMonthByTheRealAge()
    {
        var held = Shipped.Policy.Hold(2022);
        var member = People.Member(CoverageStatus.Retiree, "1950-05-01");
        Assert.That(MonthlyCredit.Decide(held, member, People.Day("2020-05-01")).Amount, Is.EqualTo(new Fen(5000)));
        Assert.That(MonthlyCredit.Decide(held, member, People.Day("2020-04-01")).Amount, Is.EqualTo(new Fen(4000)));
        Assert.That(
            MonthlyCredit.Decide(held, People.Member(CoverageStatus.Active), People.Day("2030-04-01")).Amount,
            Is.EqualTo(new Fen(16_000)));
    }

    [Test]
    public void Decide_NotTheFirstOfAMonth_Throws() => Assert.That(
        () => MonthlyCredit.Decide(Shipped.Policy, People.Member(CoverageStatus.Active), People.Day("2022-03-02")),
        Throws.ArgumentException.With.Message.StartsWith("A month is named by its first day."));

    private static MonthlyCredit Decide(
        CoverageStatus status, FundingMode mode, string born, string month, long baseFen = 800_000)
    {
        CoveragePeriod[] periods = [new(People.Day("2015-01-01"), status, mode, new Fen(baseFen))];
        var member = new MemberHistory(People.Day(born), null, periods);
        return MonthlyCredit.Decide(Shipped.Policy, member, People.Day(month));
    }
}

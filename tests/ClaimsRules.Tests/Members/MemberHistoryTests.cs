using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Members;

internal sealed class MemberHistoryTests
{
    private static readonly MemberHistory Member = People.Member(
        "1952-06-15", "2024-03-31", ("2020-05-01", CoverageStatus.Active), ("2022-07-01", CoverageStatus.Retiree));

    [TestCase("2020-04-30", Reason.CoverageNotStarted, CoverageStatus.None)]
    [TestCase("2020-05-01", Reason.None, CoverageStatus.Active)]
    [TestCase("2022-06-30", Reason.None, CoverageStatus.Active)]
    [TestCase("2022-07-01", Reason.None, CoverageStatus.Retiree)]
    [TestCase("2024-03-31", Reason.None, CoverageStatus.Retiree)]
    [TestCase("2024-04-01", Reason.CoverageEnded, CoverageStatus.None)]
    public void CoverageOn_AnyDay_FindsThePeriodOrTheReason(string day, Reason reason, CoverageStatus status)
    {
        var found = Member.CoverageOn(People.Day(day), out var period);
        Assert.That(found, Is.EqualTo(reason));
        Assert.That(period.Status, Is.EqualTo(status));
    }

    [Test]
    public void CoverageOn_NoLastDay_GoesOn()
    {
        var member = People.Member(CoverageStatus.Active);
        Assert.That(member.CoverageOn(DateOnly.MaxValue, out _), Is.EqualTo(Reason.None));
        Assert.That(member.CoverageUntil, Is.Null);
    }

    [TestCase(CoverageStatus.Active, "2022-06-15", MemberCategory.Active)]
    [TestCase(CoverageStatus.Retiree, "2022-06-14", MemberCategory.RetireeUnder70)]
    [TestCase(CoverageStatus.Retiree, "2022-06-15", MemberCategory.RetireeFrom70)]
    [TestCase(CoverageStatus.VeteranWorker, "2022-06-14", MemberCategory.RetireeUnder70)]
    [TestCase(CoverageStatus.VeteranWorker, "2022-06-15", MemberCategory.RetireeFrom70)]
    [TestCase(CoverageStatus.Resident, "2022-06-15", MemberCategory.None)]
    [TestCase(CoverageStatus.None, "2022-06-15", MemberCategory.None)]
    public void Category_StatusAndAge_NamesTheRow_R4_1(CoverageStatus status, string day, MemberCategory expected) =>
        Assert.That(Member.Category(status, 70, People.Day(day)), Is.EqualTo(expected));

    [Test]
    public void MemberHistory_ItsFacts_AreThoseGiven()
    {
        Assert.That(Member.BirthDate, Is.EqualTo(People.Day("1952-06-15")));
        Assert.That(Member.CoverageUntil, Is.EqualTo(People.Day("2024-03-31")));
        Assert.That(Member.FirstYear, Is.EqualTo(2020));
        Assert.That(Member.Periods.Length, Is.EqualTo(2));
        Assert.That(Member.Periods[1].From, Is.EqualTo(People.Day("2022-07-01")));
    }

    [Test]
    public void MemberHistory_NoPeriod_Throws() => AssertRefused("A member needs a period.");

    [TestCase(CoverageStatus.None)]
    [TestCase((CoverageStatus)5)]
    public void MemberHistory_NoSuchStatus_Throws(CoverageStatus status) =>
        AssertRefused("Period 0 has no status.", new CoveragePeriod(default, status, FundingMode.Unified, Fen.Zero));

    [TestCase("2022-01-01")]
    [TestCase("2021-12-31")]
    public void MemberHistory_PeriodNotAfterTheOneBefore_Throws(string second) => AssertRefused(
        "Period 1 does not begin after the one before.", Active("2022-01-01", 0), Active(second, 0));

    [Test]
    public void MemberHistory_NegativeBase_Throws() =>
        AssertRefused("Period 0 has a contribution base below 0.", Active("2022-01-01", -1));

    [Test]
    public void MemberHistory_CallersListChangesLater_IsNotTouched()
    {
        List<CoveragePeriod> periods = [Active("2022-01-01", 1)];
        var member = new MemberHistory(People.Day("1980-01-01"), null, periods);
        periods.Clear();
        Assert.That(member.Periods.Length, Is.EqualTo(1));
    }

    private static CoveragePeriod Active(string from, long baseFen) =>
        new(People.Day(from), CoverageStatus.Active, FundingMode.Unified, new Fen(baseFen));

    private static void AssertRefused(string says, params CoveragePeriod[] periods) => Assert.That(
        () => new MemberHistory(People.Day("1980-01-01"), null, periods),
        Throws.ArgumentException.With.Message.StartsWith(says));
}

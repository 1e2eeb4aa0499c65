using ClaimsRules.Dates;

namespace ClaimsRules.Tests.Dates;

internal sealed class AgeTests
{
    [TestCase("1952-06-15", 70, "2022-06-15")]
    [TestCase("1952-02-29", 70, "2022-02-28", TestName = "ReachedOn_BornOn29FebruaryInACommonYear_28February_I4")]
    [TestCase("1952-02-29", 72, "2024-02-29")]
    [TestCase("1953-02-28", 71, "2024-02-28")]
    [TestCase("1960-12-31", 0, "1960-12-31")]
    public void ReachedOn_AnyBirthDate_IsTheBirthday(string born, int years, string reached) =>
        Assert.That(Age.ReachedOn(People.Day(born), years), Is.EqualTo(People.Day(reached)));

    [TestCase("1952-06-15", 0)]
    [TestCase("1952-06-15", 1)]
    [TestCase("1952-06-15", 70)]
    [TestCase("1952-02-29", 70)]
    [TestCase("1953-03-01", 70)]
    [TestCase("1930-01-01", 69)]
    [TestCase("1900-01-01", 110)]
    public void HasReached_EveryDayAroundTheBirthday_TurnsOnTheBirthday(string born, int years)
    {
        var birth = People.Day(born);
        var birthday = Age.ReachedOn(birth, years);
        for (var day = -200; day <= 200; day++)
            Assert.That(Age.HasReached(birth, years, birthday.AddDays(day)), Is.EqualTo(day >= 0), $"day {day}");
    }

    [Test]
    public void HasReached_FarFromTheBirthday_NeedsNoCalendar()
    {
        Assert.That(Age.HasReached(DateOnly.MaxValue, 70, DateOnly.MinValue), Is.False, "its birthday has no date");
        Assert.That(Age.HasReached(DateOnly.MinValue, 70, DateOnly.MaxValue), Is.True);
    }
}

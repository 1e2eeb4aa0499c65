using System.Diagnostics;
using ClaimsLoad.Load;

namespace EndToEnd.Load;

/// <summary>Calls at a fixed rate are due at exact moments, however long the run.</summary>
internal sealed class ArrivalScheduleTests
{
    private const long Start = 1_234_567;

    [TestCase(1, 1)]
    [TestCase(2000, 30)]
    [TestCase(3, 600)]
    [TestCase(99_991, 600)]
    public void Count_OfARun_IsRateTimesDuration(int rate, int seconds) => Assert.That(
        new ArrivalSchedule(Start, rate, TimeSpan.FromSeconds(seconds)).Count, Is.EqualTo((long)rate * seconds));

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(2000)]
    [TestCase(99_991)]
    public void DueAt_AfterWholeSeconds_IsExact(int rate)
    {
        var schedule = new ArrivalSchedule(Start, rate, TimeSpan.FromHours(1));
        for (var second = 0L; second < 3600; second += 599)
            Assert.That(schedule.DueAt(second * rate), Is.EqualTo(Start + (second * Stopwatch.Frequency)));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(2000)]
    [TestCase(99_991)]
    public void CountDue_AtTheMomentOfACall_CountsItAndNoLaterOne(int rate)
    {
        var schedule = new ArrivalSchedule(Start, rate, TimeSpan.FromSeconds(60));
        for (var call = 0L; call < schedule.Count; call += 1 + (schedule.Count / 101))
        {
            Assert.That(schedule.CountDue(schedule.DueAt(call)), Is.EqualTo(call + 1));
            Assert.That(schedule.CountDue(schedule.DueAt(call) - 1), Is.EqualTo(call));
        }
    }

    [Test]
    public void CountDue_BeforeAndAfterTheRun_IsNoneAndAll()
    {
        var schedule = new ArrivalSchedule(Start, 2000, TimeSpan.FromSeconds(1));
        Assert.That(schedule.CountDue(0), Is.Zero);
        Assert.That(schedule.CountDue(Start + (100 * Stopwatch.Frequency)), Is.EqualTo(2000));
    }
}

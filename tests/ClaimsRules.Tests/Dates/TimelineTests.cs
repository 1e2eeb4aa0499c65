using ClaimsRules.Dates;

namespace ClaimsRules.Tests.Dates;

internal sealed class TimelineTests
{
    private static readonly Timeline<string> Two = new(
        [(Span("2022-01-01", "2022-07-01"), "first"), (Span("2022-07-01", "2023-01-01"), "second")]);

    [TestCase("2021-12-31", null)]
    [TestCase("2022-01-01", "first")]
    [TestCase("2022-06-30", "first")]
    [TestCase("2022-07-01", "second")]
    [TestCase("2022-12-31", "second")]
    [TestCase("2023-01-01", null)]
    public void TryGet_AnyDay_FindsTheSpanThatHoldsIt(string day, string? expected)
    {
        var found = Two.TryGet(People.Day(day), out var value);
        Assert.That(found, Is.EqualTo(expected is not null));
        Assert.That(value, Is.EqualTo(expected));
    }

    [Test]
    public void Timeline_TwoSpans_KnowsItsEnds()
    {
        Assert.That(Two.Start, Is.EqualTo(People.Day("2022-01-01")));
        Assert.That(Two.End, Is.EqualTo(People.Day("2023-01-01")));
    }

    [TestCase("2022-07-02", "2023-01-01", TestName = "Timeline_Gap_Throws")]
    [TestCase("2022-06-30", "2023-01-01", TestName = "Timeline_Overlap_Throws")]
    [TestCase("2022-07-01", "2022-07-01", TestName = "Timeline_EmptySpan_Throws")]
    public void Timeline_SecondSpanDoesNotFollow_Throws(string from, string to) => Assert.That(
        () => new Timeline<int>([(Span("2022-01-01", "2022-07-01"), 1), (Span(from, to), 2)]),
        Throws.ArgumentException.With.Message.StartsWith("Span 1 does not follow the one before."));

    [Test]
    public void Timeline_NoSpan_Throws() => Assert.That(
        () => new Timeline<int>([]), Throws.ArgumentException.With.Message.StartsWith("A timeline needs a span."));

    [Test]
    public void DateSpan_HalfOpen_HoldsTheFirstDayAndNotTheEnd()
    {
        var span = Span("2022-01-01", "2022-07-01");
        Assert.That(span.Contains(People.Day("2021-12-31")), Is.False);
        Assert.That(span.Contains(People.Day("2022-01-01")), Is.True);
        Assert.That(span.Contains(People.Day("2022-06-30")), Is.True);
        Assert.That(span.Contains(People.Day("2022-07-01")), Is.False);
    }

    private static DateSpan Span(string from, string to) => new(People.Day(from), People.Day(to));
}

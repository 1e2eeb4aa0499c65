using ClaimsReplay.Input;

namespace ClaimsReplay.Tests.Input;

internal sealed class ServiceTimeTests
{
    [TestCase("2022-03-01")]
    [TestCase("2022-03-01T00:00")]
    [TestCase("2022-03-01T10:20:30")]
    [TestCase("2022-03-01T10:20:30Z")]
    [TestCase("2022-03-01T10:20:30.5Z")]
    [TestCase("2022-03-01T23:59:59.123456789+08:00")]
    [TestCase("2022-03-01T23:59:59-0330")]
    [TestCase("2022-03-01T23:59+08")]
    public void TryParse_Iso8601_TakesTheFirstTenCharactersAsTheDay(string text)
    {
        Assert.That(ServiceTime.TryParse(text, out var time), Is.True);
        Assert.That(time.Day, Is.EqualTo(new DateOnly(2022, 3, 1)));
    }

    [TestCase("")]
    [TestCase("2022-3-1")]
    [TestCase("2022-02-29")]
    [TestCase("20220301")]
    [TestCase("2022-03-01T")]
    [TestCase("2022-03-01T24:00")]
    [TestCase("2022-03-01T10:60")]
    [TestCase("2022-03-01T10:20:30.")]
    [TestCase("2022-03-01T10:20:30.1234567890")]
    [TestCase("2022-03-01T10:20:30+8")]
    [TestCase("2022-03-01T10:20:30Z ")]
    [TestCase("2022-03-01 10:20:30")]
    public void TryParse_OtherText_IsRefused(string text) => Assert.That(ServiceTime.TryParse(text, out _), Is.False);

    [TestCase("2022-03-01", "2022-03-01T00:00:01Z")]
    [TestCase("2022-03-01T10:20", "2022-03-01T10:20:00.1Z")]
    [TestCase("2022-03-01T10:20:30.09Z", "2022-03-01T10:20:30.1Z")]
    [TestCase("2022-03-01T10:20:30.123456788Z", "2022-03-01T10:20:30.123456789Z")]
    [TestCase("2022-03-01T03:00:00Z", "2022-03-01T10:00:00+08:00")]
    [TestCase("2021-12-31T23:00:00-05:00", "2022-01-01T01:00:00+08:00")]
    public void CompareTo_MixedForms_OrdersAsWritten(string earlier, string later)
    {
        Assert.That(ServiceTime.TryParse(earlier, out var first), Is.True);
        Assert.That(ServiceTime.TryParse(later, out var second), Is.True);
        Assert.That(first.CompareTo(second), Is.Negative);
        Assert.That(second.CompareTo(first), Is.Positive);
    }

    [Test]
    public void CompareTo_MidnightAndTheDateAlone_AreEqual()
    {
        Assert.That(ServiceTime.TryParse("2022-03-01", out var day), Is.True);
        Assert.That(ServiceTime.TryParse("2022-03-01T00:00:00Z", out var midnight), Is.True);
        Assert.That(day.CompareTo(midnight), Is.Zero);
    }
}

using ClaimsReplay.Import;
using ClaimsRules.Money;

namespace ClaimsReplay.Tests.Import;

internal sealed class ExactNumberTests
{
    [TestCase("278.58", "0.10", 2_786)]
    [TestCase("278.5", "0.10", 2_785)]
    [TestCase("278", "0.10", 2_780)]
    [TestCase("0.05", "0.10", 1, TestName = "HalfAFen_IsRoundedUp")]
    [TestCase("0.04", "0.10", 0)]
    [TestCase("0.00", "0.10", 0)]
    [TestCase("641882.70", "0.10", 6_418_827)]
    [TestCase("1.00", "1/7", 14)]
    [TestCase("10.5", "7.2", 7_560)]
    [TestCase("136.8000000", "1", 13_680)]
    public void TryTimes_AScaleInYuan_IsWholeFenRoundedHalfUp(string dollars, string scale, long fen)
    {
        Assert.That(ExactNumber.TryParse(dollars, out var amount), Is.True);
        var settings = ImportSettings.Parse(scale, null, 16, 60);
        Assert.That(amount.TryTimes(settings.FenScale, out var result), Is.True);
        Assert.That(result, Is.EqualTo(new Fen(fen)));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("1.2.3")]
    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("1e3")]
    [TestCase("1,000.00")]
    [TestCase(" 1")]
    [TestCase("1234567890123456")]
    public void TryParse_OtherText_IsRefused(string text) => Assert.That(ExactNumber.TryParse(text, out _), Is.False);

    [TestCase("999999999999999")]
    [TestCase("10000000000.05")]
    public void TryTimes_AboveTheLargestAmount_IsRefused(string dollars)
    {
        Assert.That(ExactNumber.TryParse(dollars, out var amount), Is.True);
        Assert.That(amount.TryTimes(new ExactNumber(10, 1), out _), Is.False);
    }
}

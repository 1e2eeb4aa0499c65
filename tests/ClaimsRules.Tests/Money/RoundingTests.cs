using ClaimsRules.Money;

namespace ClaimsRules.Tests.Money;

internal sealed class RoundingTests
{
    [TestCase(0, 1, 0)]
    [TestCase(1, 2, 1)]
    [TestCase(1, 3, 0)]
    [TestCase(2, 3, 1)]
    [TestCase(3, 2, 2)]
    [TestCase(4, 2, 2)]
    [TestCase(14_999, 10_000, 1)]
    [TestCase(15_000, 10_000, 2)]
    [TestCase(long.MaxValue, 1, long.MaxValue)]
    [TestCase(long.MaxValue - 1, long.MaxValue, 1)]
    [TestCase(long.MaxValue / 2, long.MaxValue, 0)]
    [TestCase(long.MaxValue / 2 + 1, long.MaxValue, 1)]
    public void HalfUp_AnyQuotient_RoundsHalfUpWithoutOverflow(long numerator, long denominator, long expected) =>
        Assert.That(Rounding.HalfUp(numerator, denominator), Is.EqualTo(expected));

    [TestCase(-1, 10, "numerator", "A negative amount is never rounded.")]
    [TestCase(1, 0, "denominator", "The divisor must be above 0.")]
    [TestCase(1, -1, "denominator", "The divisor must be above 0.")]
    public void HalfUp_OutOfRange_ThrowsNamingTheArgument(long numerator, long denominator, string name, string says) =>
        Assert.That(
            () => Rounding.HalfUp(numerator, denominator),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name)
                .And.Message.StartsWith(says));

    [TestCase(2, 7500, 2)]
    [TestCase(1, 5000, 1)]
    [TestCase(1, 4999, 0)]
    [TestCase(800_000, 200, 16_000)]
    public void HalfUp_AmountAtARate_RoundsToTheFen(long fen, int rateBp, long expected) =>
        Assert.That(Rounding.HalfUp(new Fen(fen), new RateBp(rateBp)), Is.EqualTo(new Fen(expected)));
}

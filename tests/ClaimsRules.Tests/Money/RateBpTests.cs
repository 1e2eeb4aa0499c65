using ClaimsRules.Money;

namespace ClaimsRules.Tests.Money;

internal sealed class RateBpTests
{
    [TestCase(0)]
    [TestCase(7500)]
    [TestCase(10_000)]
    public void RateBp_InRange_KeepsItsValue(int value) => Assert.That(new RateBp(value).Value, Is.EqualTo(value));

    [TestCase(-1)]
    [TestCase(10_001)]
    public void RateBp_OutOfRange_Throws(int value) =>
        Assert.That(() => new RateBp(value), Throws.TypeOf<ArgumentOutOfRangeException>());
}

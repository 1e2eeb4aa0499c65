using ClaimsRules.Money;

namespace ClaimsRules.Tests.Money;

internal sealed class FenTests
{
    [TestCase(0, "0.00")]
    [TestCase(5, "0.05")]
    [TestCase(-5, "-0.05")]
    [TestCase(-105, "-1.05")]
    [TestCase(123450, "1234.50")]
    [TestCase(long.MaxValue, "92233720368547758.07")]
    [TestCase(long.MinValue, "-92233720368547758.08")]
    public void ToYuan_AnyAmount_HasTwoDecimals(long fen, string yuan)
    {
        Assert.That(new Fen(fen).ToYuan(), Is.EqualTo(yuan));
        Assert.That(new Fen(fen).ToString(), Is.EqualTo(yuan));
    }

    [Test]
    public void Arithmetic_SmallAmounts_IsThatOfFen()
    {
        var (two, five) = (new Fen(2), new Fen(5));
        Assert.That(two + five, Is.EqualTo(new Fen(7)));
        Assert.That(two - five, Is.EqualTo(new Fen(-3)));
        Assert.That(-two, Is.EqualTo(new Fen(-2)));
        Assert.That(Fen.Min(two, five), Is.EqualTo(two));
        Assert.That(Fen.Min(five, two), Is.EqualTo(two));
        Assert.That(Fen.Max(two, five), Is.EqualTo(five));
        Assert.That(Fen.Max(five, two), Is.EqualTo(five));
    }

    [Test]
    public void Order_TwoAmounts_AllOperatorsAgree()
    {
        var (two, five, alsoTwo) = (new Fen(2), new Fen(5), new Fen(2));
        Assert.That(two < five && !(five < two) && !(two < alsoTwo), Is.True);
        Assert.That(five > two && !(two > five) && !(two > alsoTwo), Is.True);
        Assert.That(two <= five && two <= alsoTwo && !(five <= two), Is.True);
        Assert.That(five >= two && two >= alsoTwo && !(two >= five), Is.True);
        Assert.That(two.CompareTo(five), Is.Negative);
        Assert.That(two.CompareTo(alsoTwo), Is.Zero);
        Assert.That(five.CompareTo(two), Is.Positive);
        Assert.That(new Fen(-1).IsNegative && !Fen.Zero.IsNegative && !two.IsNegative, Is.True);
        Assert.That(default(Fen), Is.EqualTo(Fen.Zero));
    }

    [Test]
    public void Arithmetic_BeyondSixtyFourBits_Throws()
    {
        Assert.That(() => Fen.MaxValue + new Fen(1), Throws.TypeOf<OverflowException>());
        Assert.That(() => new Fen(long.MinValue) - new Fen(1), Throws.TypeOf<OverflowException>());
        Assert.That(() => -new Fen(long.MinValue), Throws.TypeOf<OverflowException>());
    }
}

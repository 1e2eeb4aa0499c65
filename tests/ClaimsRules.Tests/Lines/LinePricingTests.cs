using System.Numerics;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using CsCheck;

namespace ClaimsRules.Tests.Lines;

/// <summary>The amounts of a line (I15), by hand and against exact whole numbers of any size.</summary>
internal sealed class LinePricingTests
{
    private static readonly Gen<ItemTerms> Terms =
        from itemClass in Gen.Int[1, 3].Select(number => (ItemClass)number)
        from ratio in Gen.OneOf(Gen.Const(0), Gen.Const(RateBp.Whole), Gen.Int[0, RateBp.Whole])
        from hasLimit in Gen.Bool
        from limit in Gen.OneOf(Gen.Long[0, 1_000_000], Gen.Long[0, LinePricing.MostPriceE6])
        select new ItemTerms(itemClass, new RateBp(ratio), hasLimit ? limit : null);

    private static readonly Gen<(long Quantity, long Price, ItemTerms Terms)> Line =
        from quantity in Gen.OneOf(Gen.Long[1, 100_000], Gen.Long[1, LinePricing.MostQuantityE4])
        from price in Gen.OneOf(Gen.Long[0, 100_000_000], Gen.Long[0, LinePricing.MostPriceE6])
        from terms in Terms
        select (quantity, price, terms);

    [TestCase(10_000, 1_000_000, 100, TestName = "Amount_OneAtOneYuan_IsAHundredFen")]
    [TestCase(5_000, 10_000, 1, TestName = "Amount_HalfAFen_RoundsUp")]
    [TestCase(4_999, 10_000, 0, TestName = "Amount_JustUnderHalfAFen_RoundsDown")]
    [TestCase(1, 1, 0, TestName = "Amount_TheLeast_IsNothing")]
    [TestCase(30_000, 3_335_000, 1_001, TestName = "Amount_ThreeAtYuan3335_Is1001")]
    [TestCase(10_000_000_000, 1_000_000_000_000, 100_000_000_000_000, TestName = "Amount_TheMost_Fits")]
    public void Amount_ByHand(long quantityE4, long priceE6, long fen) =>
        Assert.That(LinePricing.Amount(quantityE4, priceE6), Is.EqualTo(new Fen(fen)));

    [TestCase(ItemClass.A, 0, null, 1000, 0, 0, 0, TestName = "Price_ClassA_IsAllInScope")]
    [TestCase(ItemClass.B, 1_000, null, 900, 0, 0, 100, TestName = "Price_ClassB_PaysTenthFirst")]
    [TestCase(ItemClass.C, 1_000, 1L, 0, 1000, 0, 0, TestName = "Price_ClassC_IsAllSelfPaid")]
    [TestCase(ItemClass.B, 1_000, 4_000_000L, 720, 0, 200, 80, TestName = "Price_OverLimit_ComesOffFirst")]
    [TestCase(ItemClass.A, 0, 5_000_000L, 1000, 0, 0, 0, TestName = "Price_AtTheLimit_HasNothingOver")]
    [TestCase(ItemClass.A, 0, 0L, 0, 0, 1000, 0, TestName = "Price_LimitOfNothing_IsAllOver")]
    [TestCase(ItemClass.B, 10_000, null, 0, 0, 0, 1000, TestName = "Price_AllPaidFirst_HasNothingInScope")]
    [TestCase(ItemClass.B, 5, null, 999, 0, 0, 1, TestName = "Price_HalfAFenPaidFirst_RoundsUp")]
    public void Price_TwoAtFiveYuan_ByHand(
        ItemClass itemClass, int ratio, long? limit, long inScope, long selfPaid, long over, long first)
    {
        var amounts = LinePricing.Price(20_000, 5_000_000, new ItemTerms(itemClass, new RateBp(ratio), limit));
        Assert.That(amounts, Is.EqualTo(new LineAmounts(
            new Fen(1000), new Fen(inScope), new Fen(selfPaid), new Fen(over), new Fen(first))));
    }

    [Test]
    public void Price_AnyLine_IsWhatWholeNumbersSay() => Line.Sample(
        line => LinePricing.Price(line.Quantity, line.Price, line.Terms)
            == Exact(line.Quantity, line.Price, line.Terms),
        iter: 20_000);

    [Test]
    public void Price_AnyLine_AddsUpAndHasNoNegativePart() => Line.Sample(
        line =>
        {
            var parts = LinePricing.Price(line.Quantity, line.Price, line.Terms);
            return parts.InScope + parts.FullySelfPaid + parts.OverPriceLimit + parts.PreSelfPaid == parts.Amount
                && (parts.InScope.Value | parts.FullySelfPaid.Value | parts.OverPriceLimit.Value
                    | parts.PreSelfPaid.Value) >= 0;
        },
        iter: 20_000);

    [Test]
    public void Price_Sums_AddPartByPart() => Line.List[0, 30].Sample(
        lines =>
        {
            LineAmounts sum = default;
            foreach (var line in lines) sum += LinePricing.Price(line.Quantity, line.Price, line.Terms);
            return sum.Amount == sum.InScope + sum.FullySelfPaid + sum.OverPriceLimit + sum.PreSelfPaid
                && sum.Amount.Value == lines.Sum(line => LinePricing.Amount(line.Quantity, line.Price).Value);
        },
        iter: 1_000);

    [TestCase(-1, 0)]
    [TestCase(LinePricing.MostQuantityE4 + 1, 0)]
    [TestCase(1, -1)]
    [TestCase(1, LinePricing.MostPriceE6 + 1)]
    public void Amount_OutOfRange_Throws(long quantityE4, long priceE6) =>
        Assert.That(() => LinePricing.Amount(quantityE4, priceE6), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Price_NoClass_Throws() =>
        Assert.That(() => LinePricing.Price(1, 1, default), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Price_Any_AllocatesNothing()
    {
        var terms = new ItemTerms(ItemClass.B, new RateBp(1_000), 4_000_000);
        LineAmounts sum = default;
        for (var i = 0; i < 100; i++) sum += LinePricing.Price(10_000 + i, 5_000_000, terms);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) sum += LinePricing.Price(10_000 + i, 5_000_000, terms);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum.Amount.Value, Is.Positive);
    }

    private static LineAmounts Exact(long quantity, long price, ItemTerms terms)
    {
        var amount = HalfUp(new BigInteger(quantity) * price, BigInteger.Pow(10, 8));
        if (terms.Class == ItemClass.C) return new LineAmounts(Fen(amount), default, Fen(amount), default, default);
        var over = terms.PriceLimitE6 is { } limit
            ? BigInteger.Max(0, amount - HalfUp(new BigInteger(quantity) * limit, BigInteger.Pow(10, 8)))
            : 0;
        var first = HalfUp((amount - over) * terms.PreSelfPay.Value, 10_000);
        return new LineAmounts(Fen(amount), Fen(amount - over - first), default, Fen(over), Fen(first));
    }

    // Half up: the whole part of the number plus a half.
    private static BigInteger HalfUp(BigInteger numerator, BigInteger denominator) =>
        (2 * numerator + denominator) / (2 * denominator);

    private static Fen Fen(BigInteger value) => new((long)value);
}

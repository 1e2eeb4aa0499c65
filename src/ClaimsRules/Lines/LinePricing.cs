using ClaimsRules.Money;

namespace ClaimsRules.Lines;

/// <summary>Turns a line's quantity and price into its amounts (I15). Pure; nothing is allocated.</summary>
public static class LinePricing
{
    /// <summary>The most that a quantity may be: a million units, in 1/10 000.</summary>
    public const long MostQuantityE4 = 10_000_000_000;

    /// <summary>The most that a price may be: a million yuan, in 1/1 000 000.</summary>
    public const long MostPriceE6 = 1_000_000_000_000;

    // 1/10 000 unit times 1/1 000 000 yuan is 1/10 000 000 000 yuan, which is 1/100 000 000 fen.
    private const long ProductsPerFen = 100_000_000;

    /// <summary>Quantity times price, rounded half up to the fen.</summary>
    /// <param name="quantityE4">The quantity in 1/10 000 unit, 0 to <see cref="MostQuantityE4"/>.</param>
    /// <param name="priceE6">The price of one unit in 1/1 000 000 yuan, 0 to <see cref="MostPriceE6"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Fen Amount(long quantityE4, long priceE6)
    {
        if (quantityE4 is < 0 or > MostQuantityE4) ThrowRange(nameof(quantityE4), quantityE4, MostQuantityE4);
        if (priceE6 is < 0 or > MostPriceE6) ThrowRange(nameof(priceE6), priceE6, MostPriceE6);
        return new Fen(Rounding.HalfUp((Int128)quantityE4 * priceE6, ProductsPerFen));
    }

    /// <summary>
    /// The amounts of a line. Class C is fully self-paid. Of another class, what lies over the price limit is
    /// taken off first, then the part that the patient pays first; the rest is in scope.
    /// </summary>
    /// <param name="quantityE4">The quantity in 1/10 000 unit, 0 to <see cref="MostQuantityE4"/>.</param>
    /// <param name="priceE6">The price of one unit in 1/1 000 000 yuan, 0 to <see cref="MostPriceE6"/>.</param>
    /// <param name="terms">What the catalogue says of the item on the service date.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static LineAmounts Price(long quantityE4, long priceE6, in ItemTerms terms)
    {
        var amount = Amount(quantityE4, priceE6);
        if (terms.Class == ItemClass.C) return new LineAmounts(amount, Fen.Zero, amount, Fen.Zero, Fen.Zero);
        if (terms.Class == ItemClass.None) ThrowClass();
        var over = terms.PriceLimitE6 is { } limit
            ? Fen.Max(Fen.Zero, amount - Amount(quantityE4, limit))
            : Fen.Zero;
        var preSelfPaid = Rounding.HalfUp(amount - over, terms.PreSelfPay);
        return new LineAmounts(amount, amount - over - preSelfPaid, Fen.Zero, over, preSelfPaid);
    }

    private static void ThrowRange(string name, long value, long most) =>
        throw new ArgumentOutOfRangeException(name, value, $"0 to {most} are allowed.");

    private static void ThrowClass() =>
        throw new ArgumentOutOfRangeException("terms", "An item without a class has no amounts.");
}

using Claims.V1;

namespace ClaimsGateway.Nhsa.Lines;

/// <summary>
/// The amounts of one line, in fen (I15). The same arithmetic as the service's, which checks them when the
/// line
/// is settled: a difference is refused there, never paid.
/// </summary>
/// <param name="AmountFen">Quantity times price, rounded half up.</param>
/// <param name="FullySelfPaidFen">The fully self-paid part.</param>
/// <param name="OverPriceLimitFen">The part over the price limit.</param>
/// <param name="PreSelfPaidFen">The part paid first by the patient.</param>
internal readonly record struct LineAmounts(
    long AmountFen, long FullySelfPaidFen, long OverPriceLimitFen, long PreSelfPaidFen)
{
    // Quantity in 10⁻⁴ units times price in 10⁻⁶ yuan is 10⁻⁸ fen.
    private const long ProductsPerFen = 100_000_000;
    private const long BasisPoints = 10_000;

    /// <summary>The part within policy scope.</summary>
    public long InScopeFen => AmountFen - FullySelfPaidFen - OverPriceLimitFen - PreSelfPaidFen;

    /// <summary>Splits a line.</summary>
    /// <param name="item">The item on the service date.</param>
    /// <param name="quantityE4">The quantity, in 1/10 000 of the unit.</param>
    /// <param name="priceE6">The price, in 1/1 000 000 yuan.</param>
    /// <param name="refusedByHospital">
    /// Whether the hospital's approval was refused: then the patient pays all.
    /// </param>
    public static LineAmounts Of(CatalogueItem item, long quantityE4, long priceE6, bool refusedByHospital)
    {
        var amount = HalfUp((Int128)quantityE4 * priceE6, ProductsPerFen);
        if (refusedByHospital || item.ItemClass == ItemClass.C) return new LineAmounts(amount, amount, 0, 0);
        var over = item.HasPriceLimitE6
            ? Math.Max(0, amount - HalfUp((Int128)quantityE4 * item.PriceLimitE6, ProductsPerFen))
            : 0;
        var first = HalfUp((Int128)(amount - over) * item.PreSelfPayBp, BasisPoints);
        return new LineAmounts(amount, 0, over, first);
    }

    private static long HalfUp(Int128 dividend, long divisor) => (long)((dividend + (divisor / 2)) / divisor);
}

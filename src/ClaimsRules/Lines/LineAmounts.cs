using ClaimsRules.Money;

namespace ClaimsRules.Lines;

/// <summary>
/// The amounts of one line (I15): amount = in scope + fully self-paid + over price limit + pre-self-paid, each
/// 0 or more.
/// </summary>
/// <param name="Amount">Quantity times price, rounded half up.</param>
/// <param name="InScope">The part within policy scope.</param>
/// <param name="FullySelfPaid">The fully self-paid part: all of a class C line, nothing of another.</param>
/// <param name="OverPriceLimit">The part over the price limit.</param>
/// <param name="PreSelfPaid">The part paid first by the patient.</param>
public readonly record struct LineAmounts(
    Fen Amount, Fen InScope, Fen FullySelfPaid, Fen OverPriceLimit, Fen PreSelfPaid)
{
    /// <summary>The sums of two lines, part by part.</summary>
    public static LineAmounts operator +(in LineAmounts left, in LineAmounts right) => new(
        left.Amount + right.Amount,
        left.InScope + right.InScope,
        left.FullySelfPaid + right.FullySelfPaid,
        left.OverPriceLimit + right.OverPriceLimit,
        left.PreSelfPaid + right.PreSelfPaid);
}

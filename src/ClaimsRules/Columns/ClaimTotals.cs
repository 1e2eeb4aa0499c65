using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Sums over settled claims. The default value is the sum over none; sums are exact in any order.
/// </summary>
/// <param name="Claims">How many claims are settled.</param>
/// <param name="InScope">Their parts within policy scope.</param>
/// <param name="OutOfScope">Their parts outside.</param>
/// <param name="Fund">What the pooled fund pays.</param>
/// <param name="Deductible">The parts under the deductible.</param>
/// <param name="OverLimit">The parts over the payment limit.</param>
/// <param name="Account">What the own accounts pay.</param>
public readonly record struct ClaimTotals(
    long Claims, Fen InScope, Fen OutOfScope, Fen Fund, Fen Deductible, Fen OverLimit, Fen Account)
{
    /// <summary>The whole bills.</summary>
    public Fen Total => InScope + OutOfScope;

    /// <summary>What is left for cash.</summary>
    public Fen Cash => Total - Fund - Account;

    /// <summary>The parts paid at a rate.</summary>
    public Fen AtRate => InScope - Deductible - OverLimit;

    /// <summary>The sums over both.</summary>
    public static ClaimTotals operator +(ClaimTotals left, ClaimTotals right) => new(
        left.Claims + right.Claims,
        left.InScope + right.InScope,
        left.OutOfScope + right.OutOfScope,
        left.Fund + right.Fund,
        left.Deductible + right.Deductible,
        left.OverLimit + right.OverLimit,
        left.Account + right.Account);

    /// <summary>The sums with one settled claim more.</summary>
    internal ClaimTotals With(in ClaimRow row) => this + new ClaimTotals(
        1, row.InScope, row.OutOfScope, row.Fund, row.Deductible, row.OverLimit, row.Account);
}

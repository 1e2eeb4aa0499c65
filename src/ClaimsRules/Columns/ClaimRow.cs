using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// What became of one claim. A refused claim has no parts; its sum and balance are those that it found.
/// total = fund + account + cash; in scope = deductible + at rate + over the limit.
/// </summary>
/// <param name="InScope">The part within policy scope of a settled claim.</param>
/// <param name="OutOfScope">The part outside.</param>
/// <param name="Deductible">The part under the deductible (R4.1).</param>
/// <param name="Fund">What the pooled fund pays (I2).</param>
/// <param name="OverLimit">The part over the payment limit (R5.1).</param>
/// <param name="Account">What the own account pays.</param>
/// <param name="Cash">What is left for cash.</param>
/// <param name="InScopeAfter">The sum of the benefit year after the claim.</param>
/// <param name="BalanceAfter">The account's balance after the claim.</param>
public readonly record struct ClaimRow(
    Fen InScope,
    Fen OutOfScope,
    Fen Deductible,
    Fen Fund,
    Fen OverLimit,
    Fen Account,
    Fen Cash,
    Fen InScopeAfter,
    Fen BalanceAfter)
{
    /// <summary>The whole bill.</summary>
    public Fen Total => InScope + OutOfScope;

    /// <summary>The part paid at a rate (R5.2, R5.3).</summary>
    public Fen AtRate => InScope - Deductible - OverLimit;
}

using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>How the axis divides a claim's in-scope expense: in scope = deductible + at a rate + over the limit.</summary>
/// <param name="Deductible">The part under the deductible (R4.1).</param>
/// <param name="AtRate">The part paid at a rate (R5.2, R5.3).</param>
/// <param name="OverLimit">The part over the payment limit (R5.1).</param>
/// <param name="Fund">What the pooled fund pays: exact over all bands, rounded once half up (I2).</param>
/// <param name="InScopeAfter">The cumulative in-scope sum after the claim.</param>
public readonly record struct Apportionment(Fen Deductible, Fen AtRate, Fen OverLimit, Fen Fund, Fen InScopeAfter);

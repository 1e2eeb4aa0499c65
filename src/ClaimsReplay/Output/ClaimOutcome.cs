using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Output;

/// <summary>What became of a claim: refused, or paid. total = fund + account + family + cash.</summary>
/// <param name="Reason">
/// Why it is refused; <see cref="ClaimsRules.Adjudication.Reason.None"/> when it is not.
/// </param>
/// <param name="Deductible">The part under the deductible.</param>
/// <param name="Fund">What the fund pays.</param>
/// <param name="OverLimit">The part over the payment limit.</param>
/// <param name="Account">What the own account pays.</param>
/// <param name="Family">What family accounts pay.</param>
/// <param name="Cash">What is left for cash.</param>
/// <param name="InScopeAfter">The year's in-scope sum after the claim.</param>
/// <param name="Balance">The own account's balance after the claim.</param>
public readonly record struct ClaimOutcome(
    Reason Reason, Fen Deductible, Fen Fund, Fen OverLimit, Fen Account, Fen Family, Fen Cash,
    Fen InScopeAfter, Fen Balance)
{
    /// <summary>A refusal.</summary>
    public static ClaimOutcome Refused(Reason reason) => default(ClaimOutcome) with { Reason = reason };
}

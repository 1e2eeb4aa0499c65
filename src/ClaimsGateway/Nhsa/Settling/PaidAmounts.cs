using Claims.V1;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>Who pays what of a bill, in fen; all below 0 on a reversal.</summary>
internal sealed record PaidAmounts
{
    /// <summary>The part in scope that fell under the deductible.</summary>
    public long DeductibleFen { get; init; }

    /// <summary>What the pooled fund pays.</summary>
    public long FundFen { get; init; }

    /// <summary>What the own account pays.</summary>
    public long AccountFen { get; init; }

    /// <summary>What family accounts pay.</summary>
    public long FamilyFen { get; init; }

    /// <summary>What the patient pays in cash.</summary>
    public long CashFen { get; init; }

    /// <summary>The own account's balance afterwards; never negated.</summary>
    public long BalanceFen { get; init; }

    /// <summary>The fund's rate, in 1/10 000.</summary>
    public long FundRateE4 { get; init; }

    /// <summary>Out of a decision.</summary>
    public static PaidAmounts Of(Settlement settlement) => new()
    {
        DeductibleFen = settlement.DeductibleFen,
        FundFen = settlement.FundFen,
        AccountFen = settlement.AccountFen,
        FamilyFen = settlement.FamilyFen,
        CashFen = settlement.CashFen,
        BalanceFen = settlement.BalanceAfterFen,
        FundRateE4 = RateOf(settlement),
    };

    /// <summary>The same, given back.</summary>
    public PaidAmounts Negated(long balanceFen) => this with
    {
        DeductibleFen = -DeductibleFen,
        FundFen = -FundFen,
        AccountFen = -AccountFen,
        FamilyFen = -FamilyFen,
        CashFen = -CashFen,
        BalanceFen = balanceFen,
    };

    /// <summary>
    /// The rate of the only band that was reached; over several, the fund's share of what they hold.
    /// </summary>
    private static long RateOf(Settlement settlement)
    {
        var rates = settlement.Steps
            .Where(step => step.Kind == StepKind.Band && step.HasRateBp && step.AmountInFen > 0)
            .Select(step => step.RateBp).Distinct().ToList();
        if (rates.Count == 1) return rates[0];
        return settlement.AtRateFen == 0
            ? 0
            : ((settlement.FundFen * 20_000) + settlement.AtRateFen) / (settlement.AtRateFen * 2);
    }
}

using System.Globalization;
using ClaimsRules.Money;

namespace ClaimsRules.Explanation;

/// <summary>The sentence of a step, for print. Amounts are in yuan.</summary>
public static class StepText
{
    /// <summary>The step in Chinese.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step has no kind.</exception>
    public static string Chinese(in Step step) => step.Kind switch
    {
        StepKind.Scope => $"总费用{step.AmountIn}元，其中政策范围内{step.AmountOut}元",
        StepKind.Deductible => $"起付标准内{step.AmountOut}元，统筹基金不支付",
        StepKind.Band => $"累计{step.AxisFrom}元至{step.AxisTo}元的{step.AmountIn}元按{Percent(step.Rate)}支付{step.AmountOut}元",
        StepKind.OverLimit => $"超过最高支付限额{step.AmountOut}元，统筹基金不支付",
        StepKind.Fund => $"统筹基金支付{step.AmountOut}元",
        StepKind.Account => $"个人负担{step.AmountIn}元，本人个人账户支付{step.AmountOut}元",
        StepKind.Family => $"其余{step.AmountIn}元，家庭共济账户支付{step.AmountOut}元",
        StepKind.Cash => $"个人现金支付{step.AmountOut}元",
        _ => throw NoKind(step),
    };

    /// <summary>The step in English.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step has no kind.</exception>
    public static string English(in Step step) => step.Kind switch
    {
        StepKind.Scope => $"Of the bill of {step.AmountIn} yuan {step.AmountOut} is within policy scope",
        StepKind.Deductible => $"{step.AmountOut} falls under the deductible: the fund pays nothing of it",
        StepKind.Band =>
            $"{step.AmountIn} lies between {step.AxisFrom} and {step.AxisTo} of the year's sum: "
            + $"{Percent(step.Rate)} of it is {step.AmountOut}",
        StepKind.OverLimit => $"{step.AmountOut} lies over the payment limit: the fund pays nothing of it",
        StepKind.Fund => $"The pooled fund pays {step.AmountOut}",
        StepKind.Account => $"Of the personal burden of {step.AmountIn} the own account pays {step.AmountOut}",
        StepKind.Family => $"Of the remaining {step.AmountIn} a family account pays {step.AmountOut}",
        StepKind.Cash => $"{step.AmountOut} is paid in cash",
        _ => throw NoKind(step),
    };

    private static string Percent(RateBp? rate)
    {
        var bp = rate?.Value ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{bp / 100}{(bp % 100 == 0 ? "" : $".{bp % 100:D2}")}%");
    }

    private static ArgumentOutOfRangeException NoKind(in Step step) =>
        new(nameof(step), step.Kind, "The step has no kind.");
}

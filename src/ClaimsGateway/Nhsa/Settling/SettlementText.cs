using Claims.V1;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>结算过程信息: the calculation in Chinese, step by step.</summary>
internal static class SettlementText
{
    /// <summary>The steps, each with its rule.</summary>
    public static string ProcessOf(Settlement settlement) =>
        string.Join("；", settlement.Steps.Select(step => $"{step.TextZh.TrimEnd('。')}[{step.RuleId}]"));
}

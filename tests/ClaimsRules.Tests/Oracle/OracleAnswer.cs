using ClaimsRules.Adjudication;

namespace ClaimsRules.Tests.Oracle;

/// <summary>What the oracle says of a claim, in fen. All amounts are 0 for a refusal.</summary>
internal readonly record struct OracleAnswer(
    Reason Reason, int DeductibleYear, long Deductible, long AtRate, long OverLimit, long Fund,
    long Account, long Family, long Cash, long SumAfter)
{
    public static OracleAnswer Refused(Reason reason) => default(OracleAnswer) with { Reason = reason };

    /// <summary>The same columns of a decision.</summary>
    public static OracleAnswer Of(in Decision decision) => new(
        decision.Reason,
        decision.DeductibleYear,
        decision.Apportionment.Deductible.Value,
        decision.Apportionment.AtRate.Value,
        decision.Apportionment.OverLimit.Value,
        decision.Apportionment.Fund.Value,
        decision.Shares.Account.Value,
        decision.Shares.Family.Value,
        decision.Shares.Cash.Value,
        decision.Apportionment.InScopeAfter.Value);
}

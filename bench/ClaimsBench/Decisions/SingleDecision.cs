using BenchmarkDotNet.Attributes;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;

namespace ClaimsBench.Decisions;

/// <summary>The single decision: reasons, deductible, bands, and who pays the rest. Per claim.</summary>
public class SingleDecision
{
    private readonly Policy _policy = PolicyDirectory.Read();
    private readonly PlacedClaim[] _claims = VariedClaims.Make();

    /// <summary>Decides every claim.</summary>
    /// <returns>What the fund pays altogether, in fen.</returns>
    [Benchmark(OperationsPerInvoke = VariedClaims.Count)]
    public long Decide()
    {
        long fund = 0;
        foreach (var placed in _claims)
        {
            var decision = Adjudicator.Decide(
                _policy, placed.Member, placed.Claim, placed.Year, placed.DeductibleYear, placed.OwnBalance, [], []);
            fund += decision.Apportionment.Fund.Value;
        }

        return fund;
    }
}

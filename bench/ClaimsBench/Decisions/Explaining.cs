using BenchmarkDotNet.Attributes;
using ClaimsRules.Adjudication;
using ClaimsRules.Explanation;
using ClaimsRules.Policies;

namespace ClaimsBench.Decisions;

/// <summary>Retelling a settled decision as steps. Per claim.</summary>
public class Explaining
{
    private readonly Policy _policy = PolicyDirectory.Read();
    private readonly PlacedClaim[] _claims = VariedClaims.Make(refusals: false);
    private readonly Decision[] _decisions = new Decision[VariedClaims.Count];
    private readonly Step[] _steps = new Step[Explainer.MaxStepsWithoutFamily];

    /// <summary>Decides the claims that are explained.</summary>
    [GlobalSetup]
    public void Decide()
    {
        for (var i = 0; i < _claims.Length; i++)
        {
            var placed = _claims[i];
            _decisions[i] = Adjudicator.Decide(
                _policy, placed.Member, placed.Claim, placed.Year, placed.DeductibleYear, placed.OwnBalance, [], []);
        }
    }

    /// <summary>Explains every decision.</summary>
    /// <returns>How many steps there are altogether.</returns>
    [Benchmark(OperationsPerInvoke = VariedClaims.Count)]
    public int Explain()
    {
        var steps = 0;
        for (var i = 0; i < _claims.Length; i++)
            steps += Explainer.Explain(_policy, _claims[i].Claim, _decisions[i], [], [], _steps);
        return steps;
    }
}

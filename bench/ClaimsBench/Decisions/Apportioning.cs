using BenchmarkDotNet.Attributes;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsBench.Decisions;

/// <summary>The arithmetic alone: one claim's in-scope expense divided over the cumulative axis. Per claim.</summary>
public class Apportioning
{
    private readonly PlacedClaim[] _claims = VariedClaims.Make();
    private readonly BenefitSchedule _schedule;

    /// <summary>Composes the schedule of an active member in 2022.</summary>
    public Apportioning()
    {
        var policy = PolicyDirectory.Read();
        _schedule = new BenefitSchedule(
            policy.Deductible(2022, MemberCategory.Active), policy.BandsOn(new DateOnly(2022, 1, 1)));
    }

    /// <summary>Apportions every claim.</summary>
    /// <returns>What the fund pays altogether, in fen.</returns>
    [Benchmark(OperationsPerInvoke = VariedClaims.Count)]
    public long Apportion()
    {
        long fund = 0;
        foreach (var placed in _claims)
            fund += Adjudicator.Apportion(placed.Claim, placed.Year, _schedule).Fund.Value;
        return fund;
    }
}

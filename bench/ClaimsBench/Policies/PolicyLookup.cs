using BenchmarkDotNet.Attributes;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsBench.Policies;

/// <summary>What a decision asks of the policy for a day: deductible, bands and age. Per day.</summary>
public class PolicyLookup
{
    private const int Days = 4096;

    private readonly Policy _policy = PolicyDirectory.Read();
    private readonly DateOnly[] _days = new DateOnly[Days];

    /// <summary>Draws the days.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(20_220_101);
        for (var i = 0; i < Days; i++) _days[i] = new DateOnly(2022, 1, 1).AddDays(random.Next(365));
    }

    /// <summary>Looks every day up.</summary>
    /// <returns>A sum of what was found.</returns>
    [Benchmark(OperationsPerInvoke = Days)]
    public long Look()
    {
        long found = 0;
        foreach (var day in _days)
        {
            if (!_policy.IsInForce(day)) continue;
            found += _policy.Deductible(day.Year, MemberCategory.Active).Value + _policy.SeniorAge(day);
            found += _policy.BandsOn(day).Limit.Value;
        }

        return found;
    }
}

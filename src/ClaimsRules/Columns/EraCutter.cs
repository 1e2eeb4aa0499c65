using ClaimsRules.Accounts;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsRules.Columns;

/// <summary>
/// Cuts the days of a plan into eras, and refuses policies that judge the same claim differently.
/// </summary>
internal static class EraCutter
{
    private static readonly (CoverageStatus Status, MemberCategory Category)[] Credits =
    [
        (CoverageStatus.Retiree, MemberCategory.RetireeUnder70),
        (CoverageStatus.Retiree, MemberCategory.RetireeFrom70),
        (CoverageStatus.VeteranWorker, MemberCategory.RetireeFrom70),
    ];

    /// <summary>Cuts the days.</summary>
    /// <exception cref="ArgumentException">
    /// The policies of the plan differ in what refuses a claim.
    /// </exception>
    public static Era[] Cut(IReadOnlyList<Policy> policies, DateSpan days)
    {
        foreach (var policy in policies) CheckTerm(policies[0], policy);
        List<Era> eras = [];
        long[]? before = null;
        foreach (var (from, to) in Cuts(policies, days))
        {
            var shared = Judging(policies[0], from);
            for (var i = 1; i < policies.Count; i++)
            {
                if (!Judging(policies[i], from).SequenceEqual(shared))
                {
                    throw new ArgumentException(
                        $"From {from:yyyy-MM-dd} policy {i} has another term, schedule year, senior age or account "
                        + "use than policy 0; it needs a plan of its own.", nameof(policies));
                }
            }

            long[] numbers = [from.Year, .. shared, .. policies.SelectMany(policy => Paying(policy, from))];
            if (before is not null && numbers.SequenceEqual(before)) eras[^1] = eras[^1] with { To = to };
            else eras.Add(new Era(from, to, (int)shared[2], shared[3] == 1, shared[4] == 1));
            before = numbers;
        }

        return [.. eras];
    }

    private static void CheckTerm(Policy baseline, Policy policy)
    {
        if (policy.Source.From != baseline.Source.From || policy.Source.To != baseline.Source.To
            || policy.FirstScheduleYear != baseline.FirstScheduleYear
            || policy.HeldYear is null != baseline.HeldYear is null)
        {
            throw new ArgumentException(
                "All policies of a plan need one term and first schedule year, and all or none are held.",
                nameof(policy));
        }
    }

    private static IEnumerable<(DateOnly From, DateOnly To)> Cuts(
        IReadOnlyList<Policy> policies, DateSpan days)
    {
        SortedSet<DateOnly> cuts = [days.From, days.To];
        for (var year = days.From.Year + 1; year <= days.To.AddDays(-1).Year; year++)
            cuts.Add(new DateOnly(year, 1, 1));
        foreach (var policy in policies)
        {
            cuts.Add(policy.Source.From);
            cuts.Add(policy.Source.To);
            foreach (var entry in policy.Entries)
            {
                cuts.Add(entry.From);
                cuts.Add(entry.To);
            }
        }

        DateOnly[] inside = [.. cuts.Where(day => day >= days.From && day <= days.To)];
        return inside.Zip(inside.Skip(1));
    }

    private static long[] Judging(Policy policy, DateOnly day)
    {
        var schedule = policy.HasSchedule(day.Year) ? 1 : 0;
        if (!policy.IsInForce(day)) return [0, schedule, 0, 0, 0];
        return
        [
            1,
            schedule,
            policy.SeniorAge(day),
            policy.AllowsAccount(Spending.HospitalVisit, Beneficiary.Member, day) ? 1 : 0,
            policy.AllowsAccount(Spending.PharmacyDrugs, Beneficiary.Member, day) ? 1 : 0,
        ];
    }

    private static IEnumerable<long> Paying(Policy policy, DateOnly day)
    {
        if (!policy.IsInForce(day)) return [];
        return Ladder.Numbers(policy.BandsOn(day))
            .Append(policy.IndividualContribution(day).Rate.Value)
            .Concat(Credits.Select(row => policy.RetireeCredit(row.Status, row.Category, day).Amount.Value));
    }
}

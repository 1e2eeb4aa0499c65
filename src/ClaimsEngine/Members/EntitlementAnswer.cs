using ClaimsEngine.Contract;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Members;

/// <summary>Tells what a member has left, as a hospital visit of that day would find it when filed at once.</summary>
internal static class EntitlementAnswer
{
    public static void Add(V1.GetMemberResponse answer, MemberRecord member, DateOnly day, Policy policy)
    {
        var history = member.Current.History;
        var visit = new ClaimFacts
        {
            ServiceDate = day,
            Level = HospitalLevel.One,
            Total = Fen.Zero,
            InScope = Fen.Zero,
        };
        var sums = new YearSum[member.Years.Count];
        member.CopyYearSums(sums);
        var deductibleYear = Freeze.DeductibleYear(policy, history, day.Year, sums);
        var reason = Adjudicator.Judge(policy, history, visit, deductibleYear, out var category, out var schedule);
        if (reason != Reason.None)
        {
            answer.Refusal = RefusalAnswer.Of(reason, policy);
            return;
        }

        var sum = member.SumOf(day.Year);
        answer.Entitlement = new V1.Entitlement
        {
            BenefitYear = day.Year,
            Category = category.ToContract(),
            DeductibleYear = deductibleYear,
            DeductibleFen = schedule.Deductible.Value,
            DeductibleLeftFen = Left(schedule.Deductible, sum),
            InScopeFen = sum.Value,
            FirstBandLeftFen = Left(schedule.Bands.Upper(0), sum),
            LimitLeftFen = Left(schedule.Bands.Limit, sum),
        };
    }

    private static long Left(Fen end, Fen sum) => Fen.Max(Fen.Zero, end - sum).Value;
}

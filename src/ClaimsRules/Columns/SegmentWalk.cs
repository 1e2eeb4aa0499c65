using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Columns;

/// <summary>Walks a member's days from segment to segment; asks the rules once per segment.</summary>
internal ref struct SegmentWalk(ColumnPlan plan, MemberHistory member)
{
    /// <summary>The era of the current segment.</summary>
    public int Era { get; private set; }

    /// <summary>The first day after the current segment.</summary>
    public DateOnly End { get; private set; }

    /// <summary>Why every claim in the segment is refused, or none.</summary>
    public Reason Reason { get; private set; }

    /// <summary>The category in the segment; none where claims are refused.</summary>
    public MemberCategory Category { get; private set; }

    /// <summary>Enters the segment that begins on, or holds, a day.</summary>
    public void Enter(DateOnly day)
    {
        Era = plan.EraOf(day);
        var era = plan.Eras[Era];
        var plain = new ClaimFacts
        {
            ServiceDate = day,
            Level = HospitalLevel.One,
            Total = Fen.Zero,
            InScope = Fen.Zero,
        };
        Reason = Adjudicator.Judge(plan.Policies[0], member, plain, plan.PricedYear, out var category, out _);
        Category = Reason == Reason.None ? category : MemberCategory.None;
        End = NextChange(day, era);
    }

    /// <summary>The credit of a month that begins in the current segment.</summary>
    public readonly Fen CreditOf(Policy policy, DateOnly month) =>
        MonthlyCredit.Decide(policy, member, month).Amount;

    private readonly DateOnly NextChange(DateOnly day, in Era era)
    {
        var end = era.To;
        foreach (var period in member.Periods)
        {
            if (period.From <= day) continue;
            end = Earlier(end, period.From);
            break;
        }

        if (member.CoverageUntil is { } last && last >= day && last < end) end = last.AddDays(1);
        // Only a retiree's category depends on the age; without this every seventieth birthday would cost a
        // turn.
        if (era.SeniorAge == 0 || member.CoverageOn(day, out var current) != Reason.None
            || current.Status is not (CoverageStatus.Retiree or CoverageStatus.VeteranWorker))
        {
            return end;
        }

        var senior = Age.ReachedOn(member.BirthDate, era.SeniorAge);
        return senior > day ? Earlier(end, senior) : end;
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}

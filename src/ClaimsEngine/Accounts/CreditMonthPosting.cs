using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>Credits one month (R3.1, R3.3), or answers as before when it is credited (I10).</summary>
internal sealed class CreditMonthPosting(string memberId, DateOnly month) : Posting<MonthOutcome>
{
    public override void Ask(BatchNeeds needs) => CreditEntry.Ask(needs, memberId, month);

    protected override Outcome<MonthOutcome> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(memberId, out var member)) return Fault.MemberNotFound;
        if (member.CreditOf(month) is { } before) return new MonthOutcome(before, Reason.None);
        if (month > batch.Moment.Today) return new MonthOutcome(null, Reason.ServiceDateInFuture);
        var credit = CreditEntry.Decide(batch, member, month);
        if (credit.Reason != Reason.None) return new MonthOutcome(null, credit.Reason);
        return new MonthOutcome(CreditEntry.Append(batch, member, month, credit), Reason.None);
    }
}

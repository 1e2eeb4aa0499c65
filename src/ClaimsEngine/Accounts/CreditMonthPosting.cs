using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>Credits one month (R3.1, R3.3), or answers as before when it is credited (I10).</summary>
internal sealed class CreditMonthPosting(string memberId, DateOnly month) : Posting<CreditOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Members.Add(memberId);
        needs.Credits.Add((memberId, month));
    }

    protected override Outcome<CreditOutcome> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(memberId, out var member)) return Fault.MemberNotFound;
        if (member.CreditOf(month) is { } before) return new CreditOutcome(before, Reason.None);
        if (month > batch.Moment.Today) return new CreditOutcome(null, Reason.ServiceDateInFuture);
        var credit = MonthlyCredit.Decide(batch.Moment.Policy.Policy, member.Current.History, month);
        if (credit.Reason != Reason.None) return new CreditOutcome(null, credit.Reason);
        var entry = AccountPosting.Append(batch, member, EntryKind.CreditMonth, month, credit.Amount);
        member.AddCredit(entry);
        return new CreditOutcome(entry, Reason.None);
    }
}

using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsEngine.Accounts;

/// <summary>Credits a month to a stretch of members, to active ones when it is paid (R3.1, R3.3, I10).</summary>
internal sealed class CreditRunPosting(IReadOnlyList<string> memberIds, DateOnly month) : Posting<CreditCounts>
{
    public override void Ask(BatchNeeds needs)
    {
        foreach (var id in memberIds) CreditEntry.Ask(needs, id, month);
    }

    protected override Outcome<CreditCounts> Decide(Batch batch)
    {
        // All is decided before anything is added: a stretch is credited whole or not at all.
        var counts = new CreditCounts();
        List<(MemberRecord Member, MonthlyCredit Credit)> due = [];
        foreach (var id in memberIds)
        {
            var member = batch.Members[id];
            if (IsDue(batch, member, counts, out var credit)) due.Add((member, credit));
        }

        foreach (var (member, credit) in due) CreditEntry.Append(batch, member, month, credit);
        return counts;
    }

    private bool IsDue(Batch batch, MemberRecord member, CreditCounts counts, out MonthlyCredit credit)
    {
        credit = default;
        if (member.CreditOf(month) is not null)
        {
            counts.AddBefore();
            return false;
        }

        credit = CreditEntry.Decide(batch, member, month);
        if (credit.Reason != Reason.None)
        {
            counts.AddNotEntitled();
            return false;
        }

        var isPaid = ContributionOnFile.Standing(batch, member.Id, month) is not null;
        if (credit.Category == MemberCategory.Active && !isPaid)
        {
            counts.AddNotPaid();
            return false;
        }

        counts.Add(credit);
        return true;
    }
}

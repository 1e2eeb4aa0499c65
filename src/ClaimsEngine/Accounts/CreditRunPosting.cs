using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsEngine.Accounts;

/// <summary>Credits a month to a stretch of all members: to active members when it is paid (R3.1, R3.3, I10).</summary>
internal sealed class CreditRunPosting(IReadOnlyList<string> memberIds, DateOnly month) : Posting<CreditCounts>
{
    public override void Ask(BatchNeeds needs)
    {
        foreach (var id in memberIds) CreditEntry.Ask(needs, id, month);
    }

    protected override Outcome<CreditCounts> Decide(Batch batch)
    {
        var counts = new CreditCounts();
        foreach (var id in memberIds) Credit(batch, batch.Members[id], counts);
        return counts;
    }

    private void Credit(Batch batch, MemberRecord member, CreditCounts counts)
    {
        if (member.CreditOf(month) is not null)
        {
            counts.AddBefore();
            return;
        }

        var credit = CreditEntry.Decide(batch, member, month);
        if (credit.Reason != Reason.None)
        {
            counts.AddNotEntitled();
        }
        else if (credit.Category == MemberCategory.Active
            && ContributionOnFile.Standing(batch, member.Id, month) is null)
        {
            counts.AddNotPaid();
        }
        else
        {
            CreditEntry.Append(batch, member, month, credit);
            counts.Add(credit);
        }
    }
}

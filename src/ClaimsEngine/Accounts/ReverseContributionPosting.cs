using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>
/// Takes a month's contribution back, and with it the credit that it entitled the month to; or answers as before.
/// A retiree's credit does not rest on a contribution and stays.
/// </summary>
internal sealed class ReverseContributionPosting(string memberId, DateOnly month) : Posting<ContributionOnFile>
{
    public override void Ask(BatchNeeds needs) => CreditEntry.Ask(needs, memberId, month);

    protected override Outcome<ContributionOnFile> Decide(Batch batch)
    {
        if (!batch.Contributions.TryGetValue((memberId, month), out var filed))
            return Fault.ContributionNotFound;
        if (filed.Reversal is not null) return filed;
        var member = batch.Members[memberId];
        var credit = member.CreditOf(month) is { Category: MemberCategory.Active } active ? active : null;
        if (credit is not null && credit.Credit > member.Standing.Balance) return Fault.CreditSpent;
        var recorded = filed.Entry;
        var reversal = new AccountDraft
        {
            Kind = EntryKind.ReverseContribution,
            Day = month,
            PaidOn = recorded.IssueDay,
            Category = recorded.Category,
            Reverses = recorded.Id,
            ContributionBase = -recorded.ContributionBase,
            Employer = -recorded.Employer,
            Individual = -recorded.Individual,
        }.AppendTo(batch, member);
        if (credit is not null)
        {
            new AccountDraft
            {
                Kind = EntryKind.ReverseCredit,
                Day = month,
                Category = credit.Category,
                Reverses = credit.Id,
                PartOf = reversal.Id,
                Credit = -credit.Credit,
            }.AppendTo(batch, member);
            member.RemoveCredit(month);
        }

        filed.Reversal = new ContributionReversal(reversal.Hash, credit?.Credit ?? Fen.Zero);
        return filed;
    }
}

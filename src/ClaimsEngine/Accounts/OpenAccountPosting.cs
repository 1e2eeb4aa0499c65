using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>Takes over a balance, once per member.</summary>
internal sealed class OpenAccountPosting(string memberId, Fen balance) : Posting<LedgerEntry>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Members.Add(memberId);
        needs.Openings.Add(memberId);
    }

    protected override Outcome<LedgerEntry> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(memberId, out var member)) return Fault.MemberNotFound;
        if (member.Opening is { } opening)
            return opening.Credit == balance ? opening : Fault.AccountAlreadyOpened;
        var today = batch.Moment.Today;
        var draft = new AccountDraft { Kind = EntryKind.OpenAccount, Day = today, Credit = balance };
        return member.Opening = draft.AppendTo(batch, member);
    }
}

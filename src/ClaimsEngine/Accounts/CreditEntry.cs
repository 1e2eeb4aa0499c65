using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Accounts;

namespace ClaimsEngine.Accounts;

/// <summary>A month's credit: what it is, and its entry.</summary>
internal static class CreditEntry
{
    /// <summary>Says what a decision on a month's credit must load.</summary>
    public static void Ask(BatchNeeds needs, string memberId, DateOnly month)
    {
        needs.Members.Add(memberId);
        needs.Credits.Add((memberId, month));
        needs.Contributions.Add((memberId, month));
    }

    /// <summary>Decides a credit; the base of a recorded contribution goes before the member's own.</summary>
    public static MonthlyCredit Decide(Batch batch, MemberRecord member, DateOnly month) => MonthlyCredit.Decide(
        batch.Moment.Policy.Policy,
        member.Current.History,
        month,
        ContributionOnFile.Standing(batch, member.Id, month)?.Entry.ContributionBase);

    /// <summary>Appends a credit that was decided.</summary>
    public static LedgerEntry Append(Batch batch, MemberRecord member, DateOnly month, in MonthlyCredit credit)
    {
        var draft = new AccountDraft
        {
            Kind = EntryKind.CreditMonth,
            Day = month,
            Category = credit.Category,
            Credit = credit.Amount,
        };
        var entry = draft.AppendTo(batch, member);
        member.AddCredit(entry);
        return entry;
    }
}

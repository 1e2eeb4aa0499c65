using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>Entries that an account receives.</summary>
internal static class AccountPosting
{
    /// <summary>Appends money that the own account receives.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="member">The account's owner.</param>
    /// <param name="kind">What the entry does.</param>
    /// <param name="day">The month credited, or the day of opening.</param>
    /// <param name="amount">The amount, 0 or more.</param>
    public static LedgerEntry Append(Batch batch, MemberRecord member, EntryKind kind, DateOnly day, Fen amount)
    {
        var standing = member.Standing;
        var draft = new LedgerEntry
        {
            Id = batch.NextEntryId(),
            Kind = kind,
            Member = member.Key,
            Sequence = standing.EntryCount + 1,
            PreviousId = standing.LastEntry,
            MemberVersion = member.Current.Number,
            Policy = batch.Moment.Policy.Key,
            RecordedAtMs = batch.Moment.NowMs,
            Day = day,
            Credit = amount,
            BalanceAfter = standing.Balance + amount,
        };
        var names = new EntryNames(
            member.Id, member.Current.ContentHash, "", default, "", default, "", batch.Moment.Policy.Hash);
        return batch.Append(member, draft, names);
    }
}

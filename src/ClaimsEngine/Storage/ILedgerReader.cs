using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Storage;

/// <summary>Reads beside the writers, each read on one snapshot. Safe for any number of threads.</summary>
internal interface ILedgerReader : IDisposable
{
    /// <summary>Loads a batch to look at; it cannot be written.</summary>
    Batch Read(BatchNeeds needs, Moment moment);

    /// <summary>One version of a member, new or old.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    MemberVersion MemberVersion(long key, int number);

    /// <summary>The links over which a member's account pays, each in its latest version.</summary>
    List<LinkVersion> LinksOwnedBy(string ownerId);

    /// <summary>Entries that moved money on an account, from one on towards the first.</summary>
    /// <param name="member">The owner's key.</param>
    /// <param name="newest">The id of the entry to begin with.</param>
    /// <param name="most">How many at most.</param>
    List<StatementRow> AccountEntries(long member, long newest, int most);

    /// <summary>How many members there are, and the highest key; 0 without members.</summary>
    (long Count, long LastKey) CountMembers();

    /// <summary>Members in order of key: above one, up to another, so many at most.</summary>
    List<(long Key, string Id)> MembersAfter(long after, long last, int most);
}

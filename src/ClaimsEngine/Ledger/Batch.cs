using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Institutions;
using ClaimsEngine.Members;
using ClaimsEngine.Settlement;

namespace ClaimsEngine.Ledger;

/// <summary>
/// What the store holds of everything a batch touches, and what the batch adds. Postings are decided on it one
/// after another, each seeing the effect of those before; then all is written at once.
/// </summary>
internal sealed class Batch(Moment moment)
{
    private const int CounterBits = 20;

    private readonly List<LedgerEntry> _entries = [];

    public Moment Moment { get; } = moment;

    public Dictionary<string, MemberRecord> Members { get; } = [];

    public Dictionary<string, InstitutionRecord> Institutions { get; } = [];

    public Dictionary<ClaimKey, ClaimOnFile> Claims { get; } = [];

    /// <summary>Purchases; they share the numbers of claims.</summary>
    public Dictionary<ClaimKey, PurchaseOnFile> Purchases { get; } = [];

    /// <summary>Of each member and month the contribution that was recorded last.</summary>
    public Dictionary<(string Member, DateOnly Month), ContributionOnFile> Contributions { get; } = [];

    public Dictionary<(string Member, string Number), PaymentOnFile> Payments { get; } = [];

    /// <summary>The links that pay for each relative.</summary>
    public Dictionary<string, FamilyCircle> Families { get; } = [];

    /// <summary>The highest entry id so far.</summary>
    public long LastEntryId { get; set; }

    /// <summary>The highest member key so far.</summary>
    public long LastMemberKey { get; set; }

    /// <summary>The highest institution key so far.</summary>
    public long LastInstitutionKey { get; set; }

    /// <summary>The entries to append, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Members to write a version of, with the version at that point.</summary>
    public List<(MemberRecord Member, MemberVersion Version)> MemberVersions { get; } = [];

    /// <summary>Institutions to write a version of, with the version at that point.</summary>
    public List<(InstitutionRecord Institution, InstitutionVersion Version)> InstitutionVersions { get; } = [];

    /// <summary>Versions of family links to write.</summary>
    public List<LinkChange> LinkChanges { get; } = [];

    /// <summary>A new id above all others: the time, then a counter.</summary>
    public long NextEntryId() => Math.Max(LastEntryId + 1, Moment.NowMs << CounterBits);

    /// <summary>Appends an entry to its member's chain.</summary>
    /// <param name="member">The member.</param>
    /// <param name="draft">The entry without its hash.</param>
    /// <param name="names">What stands behind its keys.</param>
    /// <returns>The entry with its hash.</returns>
    public LedgerEntry Append(MemberRecord member, LedgerEntry draft, in EntryNames names)
    {
        var entry = draft.Seal(EntryHash.Of(member.Standing.Chain.Span, draft, names));
        member.Advance(entry);
        _entries.Add(entry);
        LastEntryId = entry.Id;
        return entry;
    }
}

using ClaimsEngine.Accounts;
using ClaimsEngine.Catalogue;
using ClaimsEngine.Families;
using ClaimsEngine.Flags;
using ClaimsEngine.Institutions;
using ClaimsEngine.Members;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Reconciliation;
using ClaimsEngine.Settlement;

namespace ClaimsEngine.Ledger;

/// <summary>
/// What the store holds of everything a batch touches, and what the batch adds. Postings are decided on it one
/// after another, each seeing the effect of those before; then all is written at once.
/// </summary>
internal sealed class Batch(Moment moment)
{
    private readonly List<LedgerEntry> _entries = [];

    public Moment Moment { get; private set; } = moment;

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

    /// <summary>Claim numbers that are closed without a claim.</summary>
    public HashSet<ClaimKey> Fences { get; } = [];

    public Dictionary<string, ItemRecord> Items { get; } = [];

    public Dictionary<PrescriptionKey, PrescriptionRecord> Prescriptions { get; } = [];

    /// <summary>The highest entry id so far.</summary>
    public long LastEntryId { get; set; }

    /// <summary>
    /// Where within a millisecond the batch's ids begin, 0 to 1 048 575: engines that write at the same time begin at
    /// different places.
    /// </summary>
    public long IdOffset { get; init; }

    /// <summary>The highest member key so far.</summary>
    public long LastMemberKey { get; set; }

    /// <summary>The highest institution key so far.</summary>
    public long LastInstitutionKey { get; set; }

    /// <summary>The highest key of a catalogue item so far.</summary>
    public long LastItemKey { get; set; }

    /// <summary>The highest key of a prescription so far.</summary>
    public long LastPrescriptionKey { get; set; }

    /// <summary>The entries to append, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Members to write a version of, with the version at that point.</summary>
    public List<(MemberRecord Member, MemberVersion Version)> MemberVersions { get; } = [];

    /// <summary>Institutions to write a version of, with the version at that point.</summary>
    public List<(InstitutionRecord Institution, InstitutionVersion Version)> InstitutionVersions { get; } = [];

    /// <summary>Versions of family links to write.</summary>
    public List<LinkChange> LinkChanges { get; } = [];

    /// <summary>Claim numbers to close.</summary>
    public List<(InstitutionRecord Institution, string Number)> NewFences { get; } = [];

    /// <summary>Items to write the latest row of, each as it was at that point.</summary>
    public List<ItemRecord> ItemVersions { get; } = [];

    /// <summary>Prescriptions to write.</summary>
    public List<NewPrescription> NewPrescriptions { get; } = [];

    /// <summary>Prescriptions to cancel.</summary>
    public List<PrescriptionRecord> Cancellations { get; } = [];

    /// <summary>The latest version of each budget.</summary>
    public Dictionary<BudgetKey, BudgetVersion> Budgets { get; } = [];

    /// <summary>Budgets to write a version of; the institution's key is 0 for a district's budget.</summary>
    public List<(long Institution, BudgetKey Key, BudgetVersion Version)> NewBudgets { get; } = [];

    /// <summary>Members whose recent claims are to be written.</summary>
    public HashSet<MemberRecord> RecentChanges { get; } = [];

    /// <summary>What to do when the trial that is going on fails; null while none is.</summary>
    public Trial? Trial { get; set; }

    /// <summary>Empties the batch for another one: nothing of it is looked at any more.</summary>
    public void Reset(Moment moment)
    {
        Moment = moment;
        Members.Clear();
        Institutions.Clear();
        Claims.Clear();
        Purchases.Clear();
        Contributions.Clear();
        Payments.Clear();
        Families.Clear();
        Fences.Clear();
        Items.Clear();
        Prescriptions.Clear();
        Budgets.Clear();
        _entries.Clear();
        MemberVersions.Clear();
        InstitutionVersions.Clear();
        LinkChanges.Clear();
        NewFences.Clear();
        ItemVersions.Clear();
        NewPrescriptions.Clear();
        Cancellations.Clear();
        NewBudgets.Clear();
        RecentChanges.Clear();
        (LastEntryId, LastMemberKey, LastInstitutionKey, LastItemKey, LastPrescriptionKey) = (0, 0, 0, 0, 0);
        Trial = null;
    }

    /// <summary>A new id above all others: the time, then a counter.</summary>
    public long NextEntryId() => Math.Max(LastEntryId + 1, EntrySpan.FirstId(Moment.NowMs) + IdOffset);

    /// <summary>Appends an entry to its member's chain.</summary>
    /// <param name="member">The member.</param>
    /// <param name="draft">The entry without its hash.</param>
    /// <param name="names">What stands behind its keys.</param>
    /// <returns>The entry with its hash.</returns>
    public LedgerEntry Append(MemberRecord member, LedgerEntry draft, in EntryNames names)
    {
        var entry = draft.Seal(EntryHash.Of(member.Standing.Chain.Span, draft, names));
        var (before, lastId) = (Trial is null ? null : member.Save(), LastEntryId);
        member.Advance(entry);
        _entries.Add(entry);
        LastEntryId = entry.Id;
        if (before is not null) TakeBackOnFailure(member, before, lastId);
        return entry;
    }

    /// <summary>Puts a settled claim on file.</summary>
    public void File(ClaimOnFile filed)
    {
        Claims.Add(filed.Claim.Key, filed);
        if (Trial is not null) TakeBackOnFailure(filed.Claim.Key);
    }

    /// <summary>Marks a claim on file as taken back.</summary>
    public void MarkReversed(ClaimOnFile filed, LedgerEntry reversal)
    {
        filed.Reversal = reversal;
        Trial?.OnFailure(() => filed.Reversal = null);
    }

    /// <summary>Sets what is left of a prescription.</summary>
    public void SetLeft(PrescriptionRecord prescription, IReadOnlyList<long> left)
    {
        var before = prescription.Left;
        prescription.Left = left;
        Trial?.OnFailure(() => prescription.Left = before);
    }

    /// <summary>Sets what later claims of a member are judged by.</summary>
    public void SetRecent(MemberRecord member, RecentClaims recent)
    {
        var before = member.Recent;
        member.Recent = recent;
        RecentChanges.Add(member);
        if (Trial is not null) TakeBackOnFailure(member, before);
    }

    // The methods below stand apart so that nothing is captured where no trial goes on.
    private void TakeBackOnFailure(MemberRecord member, MemberState before, long lastId) =>
        Trial!.OnFailure(() =>
        {
            member.Restore(before);
            _entries.RemoveAt(_entries.Count - 1);
            LastEntryId = lastId;
        });

    private void TakeBackOnFailure(MemberRecord member, RecentClaims before) =>
        Trial!.OnFailure(() => member.Recent = before);

    private void TakeBackOnFailure(ClaimKey key) => Trial!.OnFailure(() => Claims.Remove(key));
}

using ClaimsEngine.Accounts;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Audit;

/// <summary>A member as the chain stood before an entry, on the way from the first entry to the last.</summary>
internal sealed class MemberWalk(long key, string id)
{
    private readonly Dictionary<int, Fen> _sums = [];

    public long Key { get; } = key;

    public string Id { get; } = id;

    /// <summary>Where the member stood, as the entry before says.</summary>
    public MemberStanding Standing { get; private set; } = MemberStanding.New;

    /// <summary>The sums of the benefit years.</summary>
    public IReadOnlyDictionary<int, Fen> Sums => _sums;

    /// <summary>The entries passed.</summary>
    public Dictionary<long, LedgerEntry> Passed { get; } = [];

    /// <summary>The entries that were taken back, each by its reversal.</summary>
    public Dictionary<long, LedgerEntry> TakenBack { get; } = [];

    /// <summary>The opening, or null.</summary>
    public LedgerEntry? Opening { get; private set; }

    /// <summary>The credits that stand, by month.</summary>
    public Dictionary<DateOnly, LedgerEntry> Credits { get; } = [];

    /// <summary>The last contribution of each month.</summary>
    public Dictionary<DateOnly, ContributionOnFile> Contributions { get; } = [];

    /// <summary>Goes past an entry; what is stored holds for the next one, so that a break shows once.</summary>
    public void Pass(LedgerEntry entry)
    {
        Standing = Standing.After(entry);
        Passed.Add(entry.Id, entry);
        if (entry.Reverses is { } taken) TakenBack[taken] = entry;
        switch (entry.Kind)
        {
            case EntryKind.Settle or EntryKind.Reverse:
                _sums[entry.Day.Year] = entry.SumAfter;
                break;
            case EntryKind.OpenAccount:
                Opening = entry;
                break;
            case EntryKind.CreditMonth:
                Credits[entry.Day] = entry;
                break;
            case EntryKind.ReverseCredit:
                Credits.Remove(entry.Day);
                break;
            case EntryKind.Contribution:
                Contributions[entry.Day] = new ContributionOnFile(entry);
                break;
            case EntryKind.ReverseContribution when Contributions.TryGetValue(entry.Day, out var contribution):
                contribution.Reversal = new ContributionReversal(entry.Hash, Fen.Zero);
                break;
        }
    }

    /// <summary>The entry that a reversal takes back.</summary>
    /// <exception cref="InvalidOperationException">There is none of that kind that stands.</exception>
    public LedgerEntry Reversed(LedgerEntry reversal, EntryKind kind)
    {
        if (reversal.Reverses is not { } id || !Passed.TryGetValue(id, out var entry) || entry.Kind != kind)
            throw new InvalidOperationException($"It takes back no {kind} of the member.");
        return TakenBack.ContainsKey(id)
            ? throw new InvalidOperationException($"Entry {id} was taken back before.")
            : entry;
    }
}

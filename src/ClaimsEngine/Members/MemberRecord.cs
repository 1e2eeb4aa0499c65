using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Members;

/// <summary>A member as a batch sees it: what the store holds, and what the batch has added so far.</summary>
internal sealed class MemberRecord(long key, string id, MemberVersion current, MemberStanding standing)
{
    private readonly List<YearRecord> _years = [];
    private Dictionary<DateOnly, LedgerEntry>? _credits;

    public long Key { get; } = key;

    public string Id { get; } = id;

    /// <summary>The latest version.</summary>
    public MemberVersion Current { get; set; } = current;

    /// <summary>Where the member stands after everything that the batch has added so far.</summary>
    public MemberStanding Standing { get; private set; } = standing;

    /// <summary>The version of the state row as it was read; 0 when there is none yet.</summary>
    public long ReadVersion => Standing.Version;

    /// <summary>
    /// How many things the batch has recorded of the member: entries, versions, links, prescriptions and their
    /// cancellations. The state row's version is the count of them all, so that an audit can recompute it.
    /// </summary>
    public int Changes { get; private set; }

    /// <summary>Whether the batch has added anything.</summary>
    public bool IsChanged => Changes > 0;

    /// <summary>The account's opening entry, where the batch asked for it.</summary>
    public LedgerEntry? Opening { get; set; }

    /// <summary>The recent claims.</summary>
    public RecentClaims Recent { get; set; } = RecentClaims.None;

    /// <summary>The benefit years.</summary>
    public IReadOnlyList<YearRecord> Years => _years;

    /// <summary>The in-scope sum of a benefit year.</summary>
    public Fen SumOf(int year) => Find(year)?.InScope ?? Fen.Zero;

    /// <summary>The sums for the freeze (R4.2).</summary>
    /// <param name="sums">Receives them: as many as there are years.</param>
    public void CopyYearSums(Span<YearSum> sums)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] = new YearSum(_years[i].Year, _years[i].InScope);
    }

    /// <summary>A month's credit, where the batch asked for it; null when the month is not credited.</summary>
    public LedgerEntry? CreditOf(DateOnly month) => _credits?.GetValueOrDefault(month);

    public void AddCredit(LedgerEntry credit) => (_credits ??= []).Add(credit.Day, credit);

    /// <summary>Forgets a month's credit that was taken back.</summary>
    public void RemoveCredit(DateOnly month) => _credits!.Remove(month);

    /// <summary>Takes a year's sum from the store.</summary>
    public void Load(int year, Fen inScope) => _years.Add(new YearRecord(year, inScope, isStored: true));

    /// <summary>Counts one thing recorded beside the entries; the state is to be written.</summary>
    public void Touch() => Changes++;

    /// <summary>Moves the member past an entry.</summary>
    /// <exception cref="InvalidOperationException">The balance or the sum would be negative.</exception>
    public void Advance(LedgerEntry entry)
    {
        if (entry.BalanceAfter.IsNegative || entry.SumAfter.IsNegative)
            throw new InvalidOperationException("A balance or a year's sum would be negative.");
        Standing = Standing.After(entry);
        Changes++;
        if (entry.Kind is EntryKind.Settle or EntryKind.Reverse) SetSum(entry.Day.Year, entry.SumAfter);
    }

    /// <summary>What the batch has added is committed: the next batch finds it as if it were read.</summary>
    public void Keep()
    {
        Standing = Standing with { Version = ReadVersion + Changes };
        Changes = 0;
        foreach (var year in _years) year.Keep();
        Opening = null;
        _credits = null;
    }

    /// <summary>The state to go back to when a trial fails.</summary>
    public MemberState Save() =>
        new(Standing, Changes, [.. _years.Select(year => (year.Year, year.InScope, year.IsChanged, year.IsStored))]);

    /// <summary>Goes back to a state.</summary>
    public void Restore(MemberState state)
    {
        Standing = state.Standing;
        Changes = state.Changes;
        _years.Clear();
        foreach (var (year, inScope, isChanged, isStored) in state.Years)
        {
            var record = new YearRecord(year, inScope, isStored);
            if (isChanged) record.Set(inScope);
            _years.Add(record);
        }
    }

    private void SetSum(int year, Fen sum)
    {
        var known = Find(year);
        if (known is null) _years.Add(known = new YearRecord(year, Fen.Zero, isStored: false));
        known.Set(sum);
    }

    private YearRecord? Find(int year)
    {
        foreach (var known in _years)
        {
            if (known.Year == year) return known;
        }

        return null;
    }
}

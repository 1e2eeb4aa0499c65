using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>What an entry of an account says before it has its place on the owner's chain.</summary>
internal sealed record AccountDraft
{
    public required EntryKind Kind { get; init; }

    /// <summary>The day of the expense, the first day of the month, or the day of opening.</summary>
    public required DateOnly Day { get; init; }

    public InstitutionRecord? Institution { get; init; }

    /// <summary>The claim's, purchase's or payment's number, or null.</summary>
    public string? Number { get; init; }

    public VisitKind VisitKind { get; init; }

    public ClaimSetting Setting { get; init; }

    /// <summary>For whom the account pays, or null for the owner.</summary>
    public MemberRecord? Relative { get; init; }

    /// <summary>The application for a relative insured elsewhere, or null.</summary>
    public DateOnly? ApplicationDay { get; init; }

    /// <summary>The day on which a contribution was paid, or null.</summary>
    public DateOnly? PaidOn { get; init; }

    public int Purpose { get; init; }

    public long? Reverses { get; init; }

    public long? PartOf { get; init; }

    /// <summary>On a credit whom it is for: active members out of their part, others out of the fund.</summary>
    public MemberCategory Category { get; init; }

    public Fen Total { get; init; }

    /// <summary>What the account pays; below 0 what it gets back.</summary>
    public Fen Account { get; init; }

    public Fen Family { get; init; }

    public Fen Cash { get; init; }

    /// <summary>What the account receives; below 0 what is taken back.</summary>
    public Fen Credit { get; init; }

    public Fen ContributionBase { get; init; }

    public Fen Employer { get; init; }

    public Fen Individual { get; init; }

    /// <summary>Appends the entry to the owner's chain.</summary>
    /// <exception cref="InvalidOperationException">The balance would be negative; nothing is added.</exception>
    public LedgerEntry AppendTo(Batch batch, MemberRecord owner)
    {
        var standing = owner.Standing;
        var entry = new LedgerEntry
        {
            Id = batch.NextEntryId(),
            Kind = Kind,
            Member = owner.Key,
            Sequence = standing.EntryCount + 1,
            PreviousId = standing.LastEntry,
            MemberVersion = owner.Current.Number,
            Policy = batch.Moment.Policy.Key,
            RecordedAtMs = batch.Moment.NowMs,
            Day = Day,
            Institution = Institution?.Key,
            InstitutionVersion = Institution?.Current.Number ?? 0,
            ClaimNumber = Number,
            VisitKind = VisitKind,
            Setting = Setting,
            IssueDay = PaidOn ?? ApplicationDay,
            Reverses = Reverses,
            PartOf = PartOf,
            Relative = Relative?.Key,
            Purpose = Purpose,
            Total = Total,
            Account = Account,
            Family = Family,
            Cash = Cash,
            Credit = Credit,
            ContributionBase = ContributionBase,
            Employer = Employer,
            Individual = Individual,
            BalanceAfter = standing.Balance + Credit - Account,
            Category = Category,
        };
        return batch.Append(owner, entry, NamesOf(batch, owner));
    }

    private EntryNames NamesOf(Batch batch, MemberRecord owner) => new(
        owner.Id,
        owner.Current.ContentHash,
        Institution?.Id ?? "",
        Institution?.Current.ContentHash ?? default,
        "",
        default,
        Relative?.Id ?? "",
        batch.Moment.Policy.Hash);
}

using ClaimsEngine.Flags;
using ClaimsEngine.Settlement;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Ledger;

/// <summary>
/// One row of the ledger: claim and entry in one. A reversal's amounts are those of its claim with the sign
/// turned, so that plain sums over rows are net. What a kind does not have is 0 or null.
/// </summary>
internal sealed class LedgerEntry
{
    // Keys and ids begin with 1, so 0 stands for none: of an entry for each claim every byte counts.
    private readonly long _institution;
    private readonly long _prescriber;
    private readonly long _reverses;
    private readonly long _partOf;
    private readonly long _relative;
    private readonly long _accountLimit = -1;
    private byte[] _hash = [];

    /// <summary>The id; ids are in time order.</summary>
    public required long Id { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>The member's key.</summary>
    public required long Member { get; init; }

    /// <summary>The place among the member's entries, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The member's entry before this one; 0 for the first.</summary>
    public required long PreviousId { get; init; }

    /// <summary>The version of the member that decided.</summary>
    public required int MemberVersion { get; init; }

    /// <summary>The key of the policy that decided.</summary>
    public required int Policy { get; init; }

    /// <summary>When it was decided, in milliseconds since 1970-01-01 UTC.</summary>
    public required long RecordedAtMs { get; init; }

    /// <summary>The service date; a credit's month; the day on which an account was opened.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The key of the institution that bills, or null.</summary>
    public long? Institution
    {
        get => Known(_institution);
        init => _institution = value ?? 0;
    }

    /// <summary>The version of it that decided.</summary>
    public int InstitutionVersion { get; init; }

    public string? ClaimNumber { get; init; }

    public VisitKind VisitKind { get; init; }

    public ClaimSetting Setting { get; init; }

    /// <summary>The key of the prescribing hospital, or null.</summary>
    public long? Prescriber
    {
        get => Known(_prescriber);
        init => _prescriber = value ?? 0;
    }

    /// <summary>The version of it that decided.</summary>
    public int PrescriberVersion { get; init; }

    /// <summary>
    /// The day on which the prescription was issued, or a contribution was paid; where the account pays for a
    /// relative insured elsewhere, the day of the owner's application (R6.5). Null without one.
    /// </summary>
    public DateOnly? IssueDay { get; init; }

    /// <summary>The hospital's number of the prescription that is settled against, or null.</summary>
    public string? PrescriptionNumber { get; init; }

    public AccountUse AccountUse { get; init; }

    public Fen? AccountLimit
    {
        get => _accountLimit < 0 ? null : new Fen(_accountLimit);
        init => _accountLimit = value?.Value ?? -1;
    }

    /// <summary>The number of the reversed claim that this one replaces, or null.</summary>
    public string? ReplacesNumber { get; init; }

    /// <summary>The entry that a reversal takes back, or null.</summary>
    public long? Reverses
    {
        get => Known(_reverses);
        init => _reverses = value ?? 0;
    }

    /// <summary>
    /// The entry that this one is a part of: a draw's claim, a returned draw's or credit's reversal. Or null.
    /// </summary>
    public long? PartOf
    {
        get => Known(_partOf);
        init => _partOf = value ?? 0;
    }

    /// <summary>The key of the relative for whom the account paid, or null.</summary>
    public long? Relative
    {
        get => Known(_relative);
        init => _relative = value ?? 0;
    }

    /// <summary>What a purchase or payment is for, by the contract's number; 0 on other entries.</summary>
    public int Purpose { get; init; }

    /// <summary>What is recorded of the visit (R7.2): bit n is the contract's mark n.</summary>
    public int Marks { get; init; }

    /// <summary>SHA-256 over the claim's lines; empty without lines.</summary>
    public ReadOnlyMemory<byte> LinesDigest { get; init; }

    /// <summary>The lines to write with a claim; none on an entry that was read.</summary>
    public IReadOnlyList<ClaimLine> Lines { get; init; } = [];

    /// <summary>The rules that flagged the claim (R7.1): derived from entries, so no part of the hash.</summary>
    public IReadOnlyList<FlagNote> Flags { get; set; } = [];

    public Fen Total { get; init; }

    public Fen InScope { get; init; }

    public Fen FullySelfPaid { get; init; }

    public Fen OverPriceLimit { get; init; }

    public Fen PreSelfPaid { get; init; }

    public Fen Deductible { get; init; }

    public Fen AtRate { get; init; }

    public Fen OverLimit { get; init; }

    public Fen Fund { get; init; }

    public Fen Account { get; init; }

    /// <summary>What family accounts pay. A draw turns the sign, so that sums over rows count it once.</summary>
    public Fen Family { get; init; }

    public Fen Cash { get; init; }

    /// <summary>What the own account receives: a balance taken over, or a month's credit.</summary>
    public Fen Credit { get; init; }

    /// <summary>The base of a contribution.</summary>
    public Fen ContributionBase { get; init; }

    /// <summary>The employer's part of a contribution: fund income (R3.2).</summary>
    public Fen Employer { get; init; }

    /// <summary>The individual part of a contribution.</summary>
    public Fen Individual { get; init; }

    /// <summary>The benefit year's in-scope sum before the entry.</summary>
    public Fen SumBefore { get; init; }

    /// <summary>The same after it.</summary>
    public Fen SumAfter { get; init; }

    /// <summary>The own account's balance after the entry.</summary>
    public required Fen BalanceAfter { get; init; }

    public HospitalLevel Level { get; init; }

    public MemberCategory Category { get; init; }

    /// <summary>The year whose deductible schedule applied (R4.2).</summary>
    public int DeductibleYear { get; init; }

    public Fen YearlyDeductible { get; init; }

    /// <summary>SHA-256 over the member's previous hash and this entry; see docs/protocol/ledger-hash.md.</summary>
    public ReadOnlyMemory<byte> Hash => _hash;

    /// <summary>Gives a draft its hash, or a stored entry the one it has.</summary>
    /// <exception cref="InvalidOperationException">It has one already.</exception>
    public LedgerEntry Seal(byte[] hash)
    {
        if (_hash.Length > 0) throw new InvalidOperationException("An entry is sealed once.");
        _hash = hash;
        return this;
    }

    private static long? Known(long key) => key == 0 ? null : key;
}

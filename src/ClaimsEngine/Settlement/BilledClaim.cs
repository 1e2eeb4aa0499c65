using ClaimsEngine.Ledger;
using ClaimsEngine.Prescriptions;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Settlement;

/// <summary>A claim as the institution bills it, checked and in the rules' words.</summary>
internal sealed record BilledClaim
{
    public required string InstitutionId { get; init; }

    /// <summary>The institution's number; empty on a quote without one.</summary>
    public required string ClaimNumber { get; init; }

    public required string MemberId { get; init; }

    public required DateOnly ServiceDate { get; init; }

    public VisitKind VisitKind { get; init; }

    public required Fen Total { get; init; }

    public required Fen InScope { get; init; }

    public Fen FullySelfPaid { get; init; }

    public Fen OverPriceLimit { get; init; }

    public Fen PreSelfPaid { get; init; }

    public AccountUse AccountUse { get; init; }

    public Fen? AccountLimit { get; init; }

    /// <summary>The hospital that issued the prescription, or null without one.</summary>
    public string? PrescriberId { get; init; }

    /// <summary>The day it was issued, or null without one.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>The number of the prescription that is settled against, or null.</summary>
    public string? PrescriptionNumber { get; init; }

    /// <summary>The number of the claim that this one replaces, or null.</summary>
    public string? ReplacesNumber { get; init; }

    /// <summary>What is recorded of the visit (R7.2): bit n is the contract's mark n.</summary>
    public int Marks { get; init; }

    /// <summary>The lines; empty when only amounts were billed.</summary>
    public IReadOnlyList<ClaimLine> Lines { get; init; } = [];

    /// <summary>Whether amounts were billed. With lines they need not be, and are then the lines'.</summary>
    public bool SaysAmounts => Lines.Count == 0 || Total > Fen.Zero;

    /// <summary>The key of the prescription that is settled against, or null.</summary>
    public PrescriptionKey? PrescriptionKey =>
        PrescriptionNumber is { } number ? new PrescriptionKey(PrescriberId!, number) : null;

    public ClaimKey Key => new(InstitutionId, ClaimNumber);

    /// <summary>The claim that an entry settles, without its lines.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="institutionId">The id behind its institution's key.</param>
    /// <param name="memberId">The id behind its member's key.</param>
    /// <param name="prescriberId">The id behind its prescriber's key; null without one.</param>
    /// <exception cref="InvalidOperationException">The entry has no claim number.</exception>
    public static BilledClaim Of(LedgerEntry entry, string institutionId, string memberId, string? prescriberId) => new()
    {
        InstitutionId = institutionId,
        ClaimNumber = entry.ClaimNumber ?? throw new InvalidOperationException("It has no number."),
        MemberId = memberId,
        ServiceDate = entry.Day,
        VisitKind = entry.VisitKind,
        Total = entry.Total,
        InScope = entry.InScope,
        FullySelfPaid = entry.FullySelfPaid,
        OverPriceLimit = entry.OverPriceLimit,
        PreSelfPaid = entry.PreSelfPaid,
        AccountUse = entry.AccountUse,
        AccountLimit = entry.AccountLimit,
        PrescriberId = prescriberId,
        IssueDate = entry.IssueDay,
        PrescriptionNumber = entry.PrescriptionNumber,
        ReplacesNumber = entry.ReplacesNumber,
        Marks = entry.Marks,
    };

    /// <summary>The contract's names of the fields in which this request differs from one on file.</summary>
    public List<string> DifferencesFrom(BilledClaim other)
    {
        List<string> names = [];
        void Compare<T>(string name, T mine, T theirs)
        {
            if (!EqualityComparer<T>.Default.Equals(mine, theirs)) names.Add(name);
        }

        Compare("member_id", MemberId, other.MemberId);
        Compare("service_date", ServiceDate, other.ServiceDate);
        Compare("visit_kind", VisitKind, other.VisitKind);
        if (SaysAmounts)
        {
            Compare("total_fen", Total, other.Total);
            Compare("in_scope_fen", InScope, other.InScope);
            Compare("fully_self_paid_fen", FullySelfPaid, other.FullySelfPaid);
            Compare("over_price_limit_fen", OverPriceLimit, other.OverPriceLimit);
            Compare("pre_self_paid_fen", PreSelfPaid, other.PreSelfPaid);
        }

        Compare("account_use", AccountUse, other.AccountUse);
        Compare("account_limit_fen", AccountLimit, other.AccountLimit);
        Compare("prescription.institution_id", PrescriberId, other.PrescriberId);
        Compare("prescription.issue_date", IssueDate, other.IssueDate);
        Compare("prescription.prescription_number", PrescriptionNumber, other.PrescriptionNumber);
        Compare("replaces_claim_number", ReplacesNumber, other.ReplacesNumber);
        Compare("marks", Marks, other.Marks);
        if (Lines.Count != other.Lines.Count)
        {
            names.Add("lines");
            return names;
        }

        for (var i = 0; i < Lines.Count; i++) Lines[i].AddDifferences(names, $"lines[{i}]", other.Lines[i]);
        return names;
    }
}

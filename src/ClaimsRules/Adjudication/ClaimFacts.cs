using ClaimsRules.Accounts;
using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>What the rules need to know of one claim.</summary>
public readonly record struct ClaimFacts
{
    /// <summary>The day of the visit or purchase; its calendar year is the benefit year.</summary>
    public required DateOnly ServiceDate { get; init; }

    /// <summary>Today in Asia/Shanghai when the claim is filed (I8), or null when filing is not judged.</summary>
    public DateOnly? FiledOn { get; init; }

    /// <summary>Where the claim arose.</summary>
    public ClaimSetting Setting { get; init; }

    /// <summary>The kind of visit.</summary>
    public VisitKind VisitKind { get; init; }

    /// <summary>The level that sets the rates: the hospital's, or the prescribing hospital's (I6).</summary>
    public required HospitalLevel Level { get; init; }

    /// <summary>Whether the institution lacks a designation on the service date.</summary>
    public bool InstitutionNotDesignated { get; init; }

    /// <summary>Whether the prescribing hospital lacked one on the issue date.</summary>
    public bool PrescriberNotDesignated { get; init; }

    /// <summary>The whole bill, 0 or more.</summary>
    public required Fen Total { get; init; }

    /// <summary>The part within policy scope, 0 to <see cref="Total"/> (I1).</summary>
    public required Fen InScope { get; init; }

    /// <summary>Which accounts may pay (I7).</summary>
    public AccountUse AccountUse { get; init; }

    /// <summary>The most that all accounts together may pay, or null for no limit (I7).</summary>
    public Fen? AccountLimit { get; init; }

    /// <summary>What an account that pays for the claim is spent on (R6).</summary>
    public Spending Spending => Setting == ClaimSetting.Hospital ? Spending.HospitalVisit : Spending.PharmacyDrugs;
}

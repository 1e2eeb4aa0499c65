using System.Runtime.InteropServices;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// One member's claims in replay order, as columns of equal length. The optional columns may be empty. Only
/// the own account pays: a replay with linked family accounts needs the single-decision entry.
/// </summary>
public readonly ref struct MemberClaims
{
    /// <summary>The member.</summary>
    public required MemberHistory Member { get; init; }

    /// <summary>The own account's balance before the first credit, 0 or more.</summary>
    public Fen OpeningBalance { get; init; }

    /// <summary>Whether family accounts are linked to the member; such a member is not taken.</summary>
    public bool HasLinkedAccounts { get; init; }

    /// <summary>The service dates, within the days of the plan.</summary>
    public required ReadOnlySpan<DateOnly> ServiceDates { get; init; }

    /// <summary>The parts within policy scope, 0 or more (I1).</summary>
    public required ReadOnlySpan<Fen> InScope { get; init; }

    /// <summary>The parts outside, 0 or more; empty when every claim is wholly in scope.</summary>
    public ReadOnlySpan<Fen> OutOfScope { get; init; }

    /// <summary>The levels that set the rates (I6): 1 to 3 unless the claim is refused.</summary>
    public required ReadOnlySpan<HospitalLevel> Levels { get; init; }

    /// <summary>Where the claims arose; empty for hospital visits only.</summary>
    public ReadOnlySpan<ClaimSetting> Settings { get; init; }

    /// <summary>Which accounts may pay (I7); empty when the own account always may.</summary>
    public ReadOnlySpan<AccountUse> AccountUses { get; init; }

    /// <summary>
    /// The most that the account may pay, <see cref="Fen.MaxValue"/> for no limit; empty for none.
    /// </summary>
    public ReadOnlySpan<Fen> AccountLimits { get; init; }

    /// <summary>
    /// What the caller already knows against a claim: filing (I8), institution, prescription, prescriber,
    /// kind of visit; empty for nothing. The first reason in the order of precedence is kept.
    /// </summary>
    public ReadOnlySpan<Reason> Refusals { get; init; }

    /// <summary>
    /// The caller's group of each claim, 0 to 262 143, for <see cref="GroupTotals"/>; empty for group 0.
    /// </summary>
    public ReadOnlySpan<int> Groups { get; init; }

    /// <summary>How many claims there are.</summary>
    public int Count => ServiceDates.Length;

    /// <summary>Whether only coverage can refuse a claim of a run.</summary>
    internal bool IsPlain(Range run) =>
        (Refusals.Length == 0 || !Refusals[run].ContainsAnyExcept(Reason.None))
        && (Settings.Length == 0 || !Settings[run].Contains(ClaimSetting.PharmacyAlone));

    /// <summary>Whether only its date decides if the own account may pay for a claim of a run.</summary>
    internal bool IsPaidAlike(Range run, bool hospital, bool pharmacy) =>
        (AccountUses.Length == 0 || !AccountUses[run].Contains(AccountUse.None))
        && (hospital == pharmacy || Settings.Length == 0 || !Settings[run].ContainsAnyExcept(ClaimSetting.Hospital));

    /// <summary>The group of a claim.</summary>
    internal int GroupOf(int claim) => Groups.Length > 0 ? Groups[claim] : 0;

    /// <summary>What is known against a claim without asking the member's coverage.</summary>
    internal Reason RefusalOf(int claim)
    {
        var reason = Refusals.Length > 0 ? Refusals[claim] : Reason.None;
        if (Settings.Length == 0 || Settings[claim] != ClaimSetting.PharmacyAlone) return reason;
        return First(reason, Reason.PrescriptionRequired);
    }

    /// <summary>The reason that comes first in the order of precedence.</summary>
    internal static Reason First(Reason left, Reason right) =>
        left == Reason.None || (right != Reason.None && right < left) ? right : left;

    /// <summary>Checks what no member may have, whatever the columns are stored as.</summary>
    /// <exception cref="ArgumentException">
    /// The columns differ in length, or family accounts are linked.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Member);
        if (HasLinkedAccounts)
            throw new ArgumentException("Members with linked family accounts are not taken.");
        var optional = Fits(OutOfScope.Length) && Fits(Settings.Length) && Fits(AccountUses.Length)
            && Fits(AccountLimits.Length) && Fits(Refusals.Length) && Fits(Groups.Length);
        if (InScope.Length != Count || Levels.Length != Count || !optional)
            throw new ArgumentException($"Each column needs {Count} claims; the optional ones may be empty.");

        ArgumentOutOfRangeException.ThrowIfNegative(OpeningBalance.Value, nameof(OpeningBalance));
        ThrowIfNegative(InScope, nameof(InScope));
        ThrowIfNegative(OutOfScope, nameof(OutOfScope));
        ThrowIfNegative(AccountLimits, nameof(AccountLimits));
    }

    private bool Fits(int length) => length == 0 || length == Count;

    private static void ThrowIfNegative(ReadOnlySpan<Fen> amounts, string column)
    {
        if (MemoryMarshal.Cast<Fen, long>(amounts).ContainsAnyExceptInRange(0, long.MaxValue))
            throw new ArgumentOutOfRangeException(column, "Every amount must be 0 or more.");
    }
}

using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Input;

/// <summary>
/// One claim as the table tells it. total = in scope + fully self-paid + over price limit + pre-self-paid.
/// </summary>
/// <param name="Member">The member's number in <see cref="MemberTable"/>.</param>
/// <param name="Time">When the service was given.</param>
/// <param name="Setting">A hospital visit, or a pharmacy's claim on a prescription.</param>
/// <param name="Level">The hospital's level, or the prescribing hospital's.</param>
/// <param name="VisitKind">The kind of visit.</param>
/// <param name="UsesAccount">Whether accounts may pay.</param>
/// <param name="Total">The whole bill.</param>
/// <param name="InScope">The part within policy scope.</param>
/// <param name="FullySelfPaid">The part that is fully self-paid.</param>
/// <param name="OverPriceLimit">The part over price limits.</param>
/// <param name="PreSelfPaid">The part paid first by the patient.</param>
/// <param name="Institution">The institution's number in <see cref="InstitutionTable"/>, or -1.</param>
/// <param name="District">The district's number in <see cref="ClaimTable.Districts"/>, or -1.</param>
public readonly record struct ClaimRow(
    int Member,
    ServiceTime Time,
    ClaimSetting Setting,
    HospitalLevel Level,
    VisitKind VisitKind,
    bool UsesAccount,
    Fen Total,
    Fen InScope,
    Fen FullySelfPaid,
    Fen OverPriceLimit,
    Fen PreSelfPaid,
    int Institution,
    int District = -1)
{
    /// <summary>
    /// What the rules need to know. Filing dates and designations are not judged in a replay.
    /// </summary>
    public ClaimFacts Facts => new()
    {
        ServiceDate = Time.Day,
        Setting = Setting,
        VisitKind = VisitKind,
        Level = Level,
        Total = Total,
        InScope = InScope,
        AccountUse = UsesAccount ? AccountUse.OwnThenFamily : AccountUse.None,
    };
}

using ClaimsRules.Money;

namespace ClaimsRules.Policies;

/// <summary>When a claim that is settled is flagged for review (R7.1). It changes no amount.</summary>
/// <param name="Institutions">From how many institutions on one day.</param>
/// <param name="DrugDaysLeft">How many days of a drug may be left when it is bought again.</param>
/// <param name="NearLimit">The amount that bills keep just under.</param>
/// <param name="NearLimitMargin">How far under it counts, as a part of it.</param>
/// <param name="NearLimitCount">From how many such bills.</param>
/// <param name="NearLimitWindow">Within how many days.</param>
/// <param name="RelativeWindow">For how many days a relative had no visit of the own.</param>
public sealed record FlagThresholds(
    int Institutions,
    int DrugDaysLeft,
    Fen NearLimit,
    RateBp NearLimitMargin,
    int NearLimitCount,
    int NearLimitWindow,
    int RelativeWindow)
{
    /// <summary>The least bill that is just under the limit: the limit less the margin, rounded half up.</summary>
    public Fen NearLimitFrom => NearLimit - Rounding.HalfUp(NearLimit, NearLimitMargin);

    /// <summary>Whether a bill is just under the limit: below it, by the margin at most.</summary>
    public bool IsNearLimit(Fen total) => total >= NearLimitFrom && total < NearLimit;
}

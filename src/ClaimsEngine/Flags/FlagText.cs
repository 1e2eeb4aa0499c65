using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Flags;

/// <summary>Flags in words.</summary>
internal static class FlagText
{
    /// <summary>A rule's name: the contract's without its prefix.</summary>
    public static string NameOf(V1.FlagKind kind) => kind switch
    {
        V1.FlagKind.SameDaySeveralInstitutions => "SAME_DAY_SEVERAL_INSTITUTIONS",
        V1.FlagKind.DrugTooSoon => "DRUG_TOO_SOON",
        V1.FlagKind.JustUnderLimit => "JUST_UNDER_LIMIT",
        V1.FlagKind.RelativeWithoutVisits => "RELATIVE_WITHOUT_VISITS",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No rule flags so."),
    };

    /// <summary>Why a claim was flagged, in Chinese.</summary>
    /// <param name="note">The flag.</param>
    /// <param name="thresholds">The thresholds that held.</param>
    public static string Chinese(FlagNote note, FlagThresholds thresholds) => note.Kind switch
    {
        V1.FlagKind.SameDaySeveralInstitutions => $"同日在{note.Measure}家机构结算。",
        V1.FlagKind.DrugTooSoon => $"同一药品尚余{note.Measure}天用量时再次购买。",
        V1.FlagKind.JustUnderLimit =>
            $"{thresholds.NearLimitWindow}天内{note.Measure}次金额略低于{thresholds.NearLimit}元。",
        _ => $"使用亲属账户，而{note.Measure}天内无本人就诊。",
    };

    /// <summary>The same in English.</summary>
    public static string English(FlagNote note, FlagThresholds thresholds) => note.Kind switch
    {
        V1.FlagKind.SameDaySeveralInstitutions => $"Settled at {note.Measure} institutions on the same day.",
        V1.FlagKind.DrugTooSoon => $"A drug was bought again while it lasted for {note.Measure} more days.",
        V1.FlagKind.JustUnderLimit =>
            $"{note.Measure} bills within {thresholds.NearLimitWindow} days lie just under {thresholds.NearLimit} yuan.",
        _ => $"A relative's account pays, and the patient had no visit for {note.Measure} days.",
    };
}

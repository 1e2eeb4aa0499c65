using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsEngine.Export;

/// <summary>The words of the replay's data, see docs/replay-data.md.</summary>
internal static class ExportWords
{
    public static string Of(CoverageStatus status) => status switch
    {
        CoverageStatus.Active => "active",
        CoverageStatus.Retiree => "retiree",
        CoverageStatus.VeteranWorker => "veteran",
        CoverageStatus.Resident => "resident",
        _ => throw Unknown(status),
    };

    public static string Of(FundingMode mode) => mode == FundingMode.PooledOnly ? "pooled_only" : "unified";

    public static string Of(ClaimSetting setting) => setting switch
    {
        ClaimSetting.Hospital => "hospital",
        ClaimSetting.PharmacyOnPrescription => "pharmacy",
        _ => throw Unknown(setting),
    };

    public static string Of(VisitKind kind) => kind switch
    {
        VisitKind.Outpatient => "outpatient",
        VisitKind.Emergency => "emergency",
        VisitKind.ChronicSpecial => "chronic_special",
        _ => throw Unknown(kind),
    };

    public static string Of(AccountUse use) => use switch
    {
        AccountUse.OwnThenFamily => "own_then_family",
        AccountUse.Own => "own",
        AccountUse.None => "none",
        _ => throw Unknown(use),
    };

    public static string Of(bool flag) => flag ? "true" : "false";

    private static InvalidOperationException Unknown<T>(T value)
        where T : struct, Enum =>
        new($"The replay's data have no word for {typeof(T).Name} {value}.");
}

using Claims.V1;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>What a 医疗类别 means: the kind of visit, and 清算类别.</summary>
/// <param name="VisitKind">The kind of visit, which chooses the benefit.</param>
/// <param name="ClrType">清算类别.</param>
internal sealed record CareKind(VisitKind VisitKind, string ClrType)
{
    /// <summary>清算类别 of a pharmacy.</summary>
    public const string PharmacyClearing = "41";

    private static readonly CareKind Outpatient = new(VisitKind.Outpatient, "11");
    private static readonly CareKind Emergency = new(VisitKind.Emergency, "13");
    private static readonly CareKind ChronicSpecial = new(VisitKind.ChronicSpecial, "14");
    private static readonly CareKind AtPharmacy = new(VisitKind.Outpatient, PharmacyClearing);

    /// <summary>A hospital's visit; null for what is no outpatient care.</summary>
    public static CareKind? AtHospital(string medType) => medType switch
    {
        "11" or "110104" or "12" or "91" => Outpatient,
        "13" or "1301" => Emergency,
        "14" or "140104" or "140201" or "9901" or "990101" => ChronicSpecial,
        _ => null,
    };

    /// <summary>A pharmacy's sale; null for what is none.</summary>
    public static CareKind? OfPharmacy(string medType) => medType switch
    {
        "41" or "11" or "110104" => AtPharmacy,
        "14" or "140104" or "140201" => AtPharmacy with { VisitKind = VisitKind.ChronicSpecial },
        _ => null,
    };

    /// <summary>What is cleared together under a 清算类别; null for what the service does not settle.</summary>
    public static ClearingCategory? ClearingOf(string clrType) => clrType switch
    {
        "11" or "12" => ClearingCategory.Outpatient,
        "13" => ClearingCategory.Emergency,
        "14" or "15" => ClearingCategory.ChronicSpecial,
        PharmacyClearing => ClearingCategory.Pharmacy,
        _ => null,
    };
}

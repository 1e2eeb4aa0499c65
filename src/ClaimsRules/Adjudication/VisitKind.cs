namespace ClaimsRules.Adjudication;

/// <summary>What kind of visit a claim is for.</summary>
public enum VisitKind : byte
{
    /// <summary>普通门诊.</summary>
    Outpatient = 0,

    /// <summary>急诊: the same benefit.</summary>
    Emergency = 1,

    /// <summary>门诊慢特病: a benefit of its own, or none (I11).</summary>
    ChronicSpecial = 2,
}

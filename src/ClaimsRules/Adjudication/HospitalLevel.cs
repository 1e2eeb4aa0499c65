namespace ClaimsRules.Adjudication;

/// <summary>A hospital's level (R5.2); a pharmacy's claim has that of the prescribing hospital (R5.4, I6).</summary>
public enum HospitalLevel : byte
{
    /// <summary>No level: the institution has none on the day.</summary>
    None = 0,

    /// <summary>一级.</summary>
    One = 1,

    /// <summary>二级.</summary>
    Two = 2,

    /// <summary>三级.</summary>
    Three = 3,
}

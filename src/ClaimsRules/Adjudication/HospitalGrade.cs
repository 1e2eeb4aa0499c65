namespace ClaimsRules.Adjudication;

/// <summary>A hospital's grade as registered. Policy data maps it to a level (I12).</summary>
public enum HospitalGrade : byte
{
    /// <summary>None: a pharmacy.</summary>
    None = 0,

    /// <summary>一级.</summary>
    First = 1,

    /// <summary>二级.</summary>
    Second = 2,

    /// <summary>三级.</summary>
    Third = 3,

    /// <summary>未定级基层医疗卫生机构.</summary>
    UnratedPrimary = 4,
}

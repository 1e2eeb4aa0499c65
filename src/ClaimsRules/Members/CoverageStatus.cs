namespace ClaimsRules.Members;

/// <summary>A member's scheme and standing in it.</summary>
public enum CoverageStatus : byte
{
    /// <summary>Not covered.</summary>
    None = 0,

    /// <summary>Employee scheme, 在职.</summary>
    Active = 1,

    /// <summary>Employee scheme, 退休.</summary>
    Retiree = 2,

    /// <summary>Employee scheme, 建国前老工人.</summary>
    VeteranWorker = 3,

    /// <summary>Resident scheme, 居民医保: no outpatient benefit is defined (I11).</summary>
    Resident = 4,
}

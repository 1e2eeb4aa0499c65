namespace ClaimsRules.Members;

/// <summary>Whom the deductible is set for (R4.1).</summary>
public enum MemberCategory : byte
{
    /// <summary>No category: not in the employee scheme.</summary>
    None = 0,

    /// <summary>在职.</summary>
    Active = 1,

    /// <summary>退休, below the senior age; veteran workers of that age too.</summary>
    RetireeUnder70 = 2,

    /// <summary>退休, from the senior age on; veteran workers of that age too.</summary>
    RetireeFrom70 = 3,
}

namespace ClaimsRules.Members;

/// <summary>How contributions are split (R3.1).</summary>
public enum FundingMode : byte
{
    /// <summary>统账结合: with monthly credits to a personal account.</summary>
    Unified = 0,

    /// <summary>单建统筹: without.</summary>
    PooledOnly = 1,
}

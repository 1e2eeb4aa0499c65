namespace ClaimsRules.Accounts;

/// <summary>Which personal accounts may pay for a claim (I7).</summary>
public enum AccountUse : byte
{
    /// <summary>The own account, then family accounts in order.</summary>
    OwnThenFamily = 0,

    /// <summary>The own account only.</summary>
    Own = 1,

    /// <summary>None: the burden is cash.</summary>
    None = 2,
}

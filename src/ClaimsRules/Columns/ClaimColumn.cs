namespace ClaimsRules.Columns;

/// <summary>The columns of <see cref="ClaimOutputs"/>, in the order in which they lie in a step.</summary>
public enum ClaimColumn
{
    /// <summary>The part under the deductible (R4.1).</summary>
    Deductible = 0,

    /// <summary>What the pooled fund pays (I2).</summary>
    Fund = 1,

    /// <summary>The part over the payment limit (R5.1).</summary>
    OverLimit = 2,

    /// <summary>What the own account pays.</summary>
    Account = 3,

    /// <summary>What is left for cash.</summary>
    Cash = 4,

    /// <summary>The year's in-scope sum after the claim.</summary>
    InScopeAfter = 5,

    /// <summary>The account's balance after the claim.</summary>
    BalanceAfter = 6,
}

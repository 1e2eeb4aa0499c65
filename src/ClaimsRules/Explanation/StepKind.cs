namespace ClaimsRules.Explanation;

/// <summary>The kinds of steps, in the order in which they are made. Numbers are never changed.</summary>
public enum StepKind : byte
{
    /// <summary>No step.</summary>
    None = 0,

    /// <summary>The bill less what is out of scope (I1).</summary>
    Scope = 1,

    /// <summary>The part under the yearly deductible (R4.1): the fund pays nothing of it.</summary>
    Deductible = 2,

    /// <summary>The part within one band, at its rate (R5.2, R5.3).</summary>
    Band = 3,

    /// <summary>The part over the payment limit (R5.1): the fund pays nothing of it.</summary>
    OverLimit = 4,

    /// <summary>The fund's payment: exact over all bands, rounded once (I2).</summary>
    Fund = 5,

    /// <summary>What the own account pays of the personal burden (R6.1).</summary>
    Account = 6,

    /// <summary>What one linked family account pays of the rest (R6.3, R6.5).</summary>
    Family = 7,

    /// <summary>What is left for cash (I7).</summary>
    Cash = 8,
}

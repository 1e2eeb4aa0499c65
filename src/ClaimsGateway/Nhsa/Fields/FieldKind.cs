namespace ClaimsGateway.Nhsa.Fields;

/// <summary>What a field holds; the letter is the one that the tables use.</summary>
internal enum FieldKind
{
    /// <summary>C: text.</summary>
    Text,

    /// <summary>K: text that becomes a key of the contract: A-Z a-z 0-9 . _ - only.</summary>
    Key,

    /// <summary>N: a number of 0 or more; S: one that may be below 0. Exact, never floating.</summary>
    Number,

    /// <summary>D: a day, <c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>DT: a time, <c>yyyy-MM-dd HH:mm:ss</c>, in Asia/Shanghai.</summary>
    Time,

    /// <summary>J: JSON of any shape, or its text.</summary>
    Json,

    /// <summary>B: bytes, as Base64 text or as an array of numbers.</summary>
    Bytes,
}

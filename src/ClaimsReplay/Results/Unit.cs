namespace ClaimsReplay.Results;

/// <summary>What a figure counts.</summary>
public enum Unit
{
    /// <summary>Things: claims, members.</summary>
    Count,

    /// <summary>Money in fen.</summary>
    Fen,

    /// <summary>A share in basis points, rounded half up.</summary>
    Bp,
}

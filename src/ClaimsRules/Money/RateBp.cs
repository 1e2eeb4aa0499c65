namespace ClaimsRules.Money;

/// <summary>A rate in basis points: 10 000 are the whole. The default value is no part at all.</summary>
public readonly record struct RateBp
{
    /// <summary>The basis points of the whole.</summary>
    public const int Whole = 10_000;

    /// <summary>Makes a rate.</summary>
    /// <param name="value">Basis points, 0 to 10 000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public RateBp(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Whole);
        Value = value;
    }

    /// <summary>The rate in basis points, 0 to 10 000.</summary>
    public int Value { get; }
}

namespace ClaimsReplay.Generate;

/// <summary>An age of retirement.</summary>
internal sealed record RetireeFigures
{
    /// <summary>The age.</summary>
    public required int Age { get; init; }

    /// <summary>Its weight.</summary>
    public required int Weight { get; init; }
}

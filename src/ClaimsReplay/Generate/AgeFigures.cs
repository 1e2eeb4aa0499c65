namespace ClaimsReplay.Generate;

/// <summary>An age band.</summary>
internal sealed record AgeFigures
{
    /// <summary>The youngest age.</summary>
    public required int From { get; init; }

    /// <summary>The oldest age.</summary>
    public required int To { get; init; }

    /// <summary>The band's weight.</summary>
    public required int Weight { get; init; }

    /// <summary>Claims in a year.</summary>
    public required long[][] Visits { get; init; }
}

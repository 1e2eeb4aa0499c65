namespace ClaimsRules.Policies;

/// <summary>The circular and its term.</summary>
public sealed record PolicySource
{
    /// <summary>The document's number.</summary>
    public required string Id { get; init; }

    /// <summary>The title in Chinese.</summary>
    public required string TitleZh { get; init; }

    /// <summary>The title in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly To { get; init; }
}

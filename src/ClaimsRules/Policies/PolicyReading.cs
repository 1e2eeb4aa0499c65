namespace ClaimsRules.Policies;

/// <summary>This project's answer where the circular is silent.</summary>
public sealed record PolicyReading
{
    /// <summary>The id, such as I8.</summary>
    public required string Id { get; init; }

    /// <summary>The question that the circular leaves open.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in English.</summary>
    public required string En { get; init; }

    /// <summary>The answer in Chinese.</summary>
    public required string Zh { get; init; }
}

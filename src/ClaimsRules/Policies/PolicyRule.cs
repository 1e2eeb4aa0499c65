namespace ClaimsRules.Policies;

/// <summary>A rule of the circular.</summary>
public sealed record PolicyRule
{
    /// <summary>The id, such as R5.2.</summary>
    public required string Id { get; init; }

    /// <summary>The paragraph, such as (五).</summary>
    public required string Paragraph { get; init; }

    /// <summary>The rule in Chinese.</summary>
    public required string Zh { get; init; }

    /// <summary>The rule in English.</summary>
    public required string En { get; init; }
}

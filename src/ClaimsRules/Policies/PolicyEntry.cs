using ClaimsRules.Dates;

namespace ClaimsRules.Policies;

/// <summary>One number of the policy with its unit, span and citation.</summary>
/// <remarks>
/// The JSON reader sets an absent property to null, whatever its initializer says; hence the setters of the
/// optional ones put the empty value back.
/// </remarks>
public sealed record PolicyEntry
{
    /// <summary>Which number, such as <c>band1.rate</c>.</summary>
    public required string Parameter { get; init; }

    /// <summary>What it is for: categories, levels, grades or cells. Empty when the parameter has no parts.</summary>
    public IReadOnlyList<string> Of { get; init => field = value ?? []; } = [];

    /// <summary>The number, 0 or more, in <see cref="Unit"/>.</summary>
    public required long Value { get; init; }

    /// <summary>fen, bp, years, days, level or allowed.</summary>
    public required string Unit { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The rule or reading that it rests on.</summary>
    public required string Rule { get; init; }

    /// <summary>The circular's paragraph; empty when a reading is cited.</summary>
    public string Paragraph { get; init => field = value ?? ""; } = "";

    /// <summary>Readings that decide with it.</summary>
    public IReadOnlyList<string> Readings { get; init => field = value ?? []; } = [];

    /// <summary>The circular's words; empty when a reading is cited.</summary>
    public string Quote { get; init => field = value ?? ""; } = "";

    /// <summary>A remark.</summary>
    public string Note { get; init => field = value ?? ""; } = "";

    internal DateSpan Span => new(From, To);

    internal Citation Citation => new(Rule, Paragraph, Readings);
}

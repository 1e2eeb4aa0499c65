namespace ClaimsRules.Dates;

/// <summary>A half-open span of days. The default value is empty.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
public readonly record struct DateSpan(DateOnly From, DateOnly To)
{
    /// <summary>Whether the day lies in the span.</summary>
    public bool Contains(DateOnly day) => From <= day && day < To;
}

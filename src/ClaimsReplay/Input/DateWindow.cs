using ClaimsRules.Dates;

namespace ClaimsReplay.Input;

/// <summary>The service dates that are replayed.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, itself replayed.</param>
public readonly record struct DateWindow(DateOnly From, DateOnly To)
{
    /// <summary>
    /// The first month that is credited in the window: its 1st is the first one on or after the first day.
    /// </summary>
    public DateOnly FirstMonth => From.Day == 1 ? From : new DateOnly(From.Year, From.Month, 1).AddMonths(1);

    /// <summary>The days as a half-open span.</summary>
    public DateSpan Span => new(From, To.AddDays(1));

    /// <summary>Whether a day is replayed.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}

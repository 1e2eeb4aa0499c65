namespace ClaimsRules.Dates;

/// <summary>Age limits (I4): reached on the birthday; born on 29 February, on 28 February in a common year.</summary>
public static class Age
{
    /// <summary>The day on which somebody reaches an age.</summary>
    /// <param name="birthDate">The birth date.</param>
    /// <param name="years">The age in years, 0 or more.</param>
    public static DateOnly ReachedOn(DateOnly birthDate, int years)
    {
        var year = birthDate.Year + years;
        var day = Math.Min(birthDate.Day, DateTime.DaysInMonth(year, birthDate.Month));
        return new DateOnly(year, birthDate.Month, day);
    }

    /// <summary>Whether somebody has reached an age on a day.</summary>
    /// <param name="birthDate">The birth date.</param>
    /// <param name="years">The age in years, 0 or more.</param>
    /// <param name="on">The day.</param>
    public static bool HasReached(DateOnly birthDate, int years, DateOnly on)
    {
        // A year has 365 or 366 days, so only between these two does the calendar decide; it is slow to ask.
        var lived = on.DayNumber - birthDate.DayNumber;
        if (lived < 365 * years) return false;
        return lived >= 366 * years || on >= ReachedOn(birthDate, years);
    }
}

namespace ClaimsReplay.Sql;

/// <summary>Counts the first days of months, on which credits fall (I10), without a calendar table.</summary>
internal static class CalendarMonth
{
    /// <summary>The calendar year of a date.</summary>
    public static string YearOf(string day) => $"cast(extract(year from {day}) as integer)";

    /// <summary>How many firsts of a month, since the year 0, lie on or before a date.</summary>
    public static string FirstsThrough(string day) =>
        $"12 * {YearOf(day)} + cast(extract(month from {day}) as integer)";
}

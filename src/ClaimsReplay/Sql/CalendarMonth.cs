namespace ClaimsReplay.Sql;

/// <summary>Counts the first days of months, on which credits fall (I10), without a calendar table.</summary>
internal static class CalendarMonth
{
    /// <summary>The calendar year of a date.</summary>
    public static string YearOf(string day) => $"cast(extract(year from {day}) as integer)";

    /// <summary>The months since year 0: how many firsts lie on or before a date.</summary>
    public static string FirstsThrough(string day) => $"12 * {YearOf(day)} + {MonthOf(day)}";

    /// <summary>How many firsts lie before a date.</summary>
    public static string FirstsBefore(string day) =>
        $"{FirstsThrough(day)} - case when {DayOf(day)} = 1 then 1 else 0 end";

    private static string MonthOf(string day) => $"cast(extract(month from {day}) as integer)";

    private static string DayOf(string day) => $"cast(extract(day from {day}) as integer)";
}

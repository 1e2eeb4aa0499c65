using System.Globalization;

namespace ClaimsReplay.Sql;

/// <summary>Values as SQL text that every engine reads alike.</summary>
internal static class Literal
{
    /// <summary>A date.</summary>
    public static string Of(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'");

    /// <summary>A whole number.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text; a quote within is doubled.</summary>
    public static string Of(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

using System.Globalization;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// One object of an input or output: field names and canonical values. A field without a value is not in it.
/// Numbers stand with all decimals of their field, days as <c>yyyy-MM-dd</c>, times as
/// <c>yyyy-MM-dd HH:mm:ss</c>.
/// </summary>
internal sealed class Row
{
    /// <summary>How a day is written.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>How a time is written.</summary>
    public const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The value of a field, or null. Setting null leaves the field without a value.</summary>
    public string? this[string field]
    {
        get => _values.GetValueOrDefault(field);
        set
        {
            if (value is null) _values.Remove(field);
            else _values[field] = value;
        }
    }

    /// <summary>The fields that have a value.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The text of a field; empty when it has no value.</summary>
    public string Text(string field) => this[field] ?? "";

    /// <summary>
    /// A number as a scaled integer; 0 when it has no value, as the interface's general rule says.
    /// </summary>
    public long Scaled(string field, int decimals)
    {
        if (this[field] is not { } text) return 0;
        return ExactNumber.TryParse(text, decimals, out var scaled)
            ? scaled
            : throw new FormatException($"{field} is no number with {decimals} decimals.");
    }

    /// <summary>An amount of yuan in fen; 0 when it has no value.</summary>
    public long Fen(string field) => Scaled(field, 2);

    /// <summary>The day of a day or time field.</summary>
    /// <exception cref="FormatException">The field has no value.</exception>
    public DateOnly Day(string field) =>
        DateOnly.ParseExact(Text(field)[..DayFormat.Length], DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Sets an amount of fen, as yuan.</summary>
    public Row WithFen(string field, long fen)
    {
        _values[field] = ExactNumber.Yuan(fen);
        return this;
    }
}

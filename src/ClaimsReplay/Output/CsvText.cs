using System.Buffers;
using System.Globalization;

namespace ClaimsReplay.Output;

/// <summary>Writes CSV records (RFC 4180) without an object per field.</summary>
public sealed class CsvText(TextWriter writer)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    private readonly char[] _digits = new char[32];
    private bool _hasField;

    /// <summary>Adds a text field.</summary>
    public CsvText Add(ReadOnlySpan<char> text)
    {
        Separate();
        if (!text.ContainsAny(Quoted))
        {
            writer.Write(text);
            return this;
        }

        writer.Write('"');
        foreach (var letter in text)
        {
            if (letter == '"') writer.Write('"');
            writer.Write(letter);
        }

        writer.Write('"');
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public CsvText Add(long value)
    {
        Separate();
        value.TryFormat(_digits, out var length, default, CultureInfo.InvariantCulture);
        writer.Write(_digits.AsSpan(0, length));
        return this;
    }

    /// <summary>Adds a date as <c>YYYY-MM-DD</c>.</summary>
    public CsvText Add(DateOnly day)
    {
        Separate();
        day.TryFormat(_digits, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        writer.Write(_digits.AsSpan(0, length));
        return this;
    }

    /// <summary>Ends the record.</summary>
    public void End()
    {
        writer.Write('\n');
        _hasField = false;
    }

    private void Separate()
    {
        if (_hasField) writer.Write(',');
        _hasField = true;
    }
}

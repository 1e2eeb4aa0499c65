using System.Globalization;

namespace ClaimsReplay.Input;

/// <summary>
/// A service time as written: the day is the first ten characters and never converted, and the order is that of
/// day and time of day as written. A UTC offset is read over, a date alone stands for the day's beginning.
/// </summary>
/// <remarks>
/// Converting to instants would move a claim to another day than its service date, before or after a month's
/// credit or New Year. Times of one form order exactly as their text does.
/// </remarks>
/// <param name="Day">The service date.</param>
/// <param name="NanosOfDay">Nanoseconds since the day began, below 86 400 000 000 000.</param>
public readonly record struct ServiceTime(DateOnly Day, long NanosOfDay)
{
    private const long NanosOfSecond = 1_000_000_000;

    /// <summary>
    /// Reads ISO 8601: <c>YYYY-MM-DD</c>, alone or with <c>Thh:mm[:ss[.fraction]]</c> and a zone.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ServiceTime time)
    {
        time = default;
        if (text.Length < 10 || !TryDay(text[..10], out var day)) return false;
        var rest = text[10..];
        long nanos = 0;
        if (!rest.IsEmpty && (rest[0] != 'T' || !TryTimeOfDay(rest[1..], out nanos))) return false;
        time = new ServiceTime(day, nanos);
        return true;
    }

    /// <summary>Reads <c>YYYY-MM-DD</c>.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Orders by day, then by time of day: below 0 when this one is earlier.</summary>
    public int CompareTo(ServiceTime other)
    {
        var days = Day.CompareTo(other.Day);
        return days != 0 ? days : NanosOfDay.CompareTo(other.NanosOfDay);
    }

    private static bool TryTimeOfDay(ReadOnlySpan<char> text, out long nanos)
    {
        nanos = 0;
        if (text.Length < 5 || text[2] != ':') return false;
        if (!TryTwo(text, 23, out var hours) || !TryTwo(text[3..], 59, out var minutes)) return false;
        text = text[5..];
        long seconds = 0;
        if (text.Length > 0 && text[0] == ':')
        {
            if (!TryTwo(text[1..], 59, out seconds)) return false;
            text = text[3..];
            if (text.Length > 0 && text[0] == '.' && !TryFraction(ref text, out nanos)) return false;
        }

        nanos += ((hours * 60 + minutes) * 60 + seconds) * NanosOfSecond;
        return IsZone(text);
    }

    private static bool TryFraction(ref ReadOnlySpan<char> text, out long nanos)
    {
        nanos = 0;
        var digits = 1;
        for (; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
        {
            if (digits > 9) return false;
            nanos = nanos * 10 + (text[digits] - '0');
        }

        if (digits == 1) return false;
        for (var i = digits; i <= 9; i++) nanos *= 10;
        text = text[digits..];
        return true;
    }

    private static bool IsZone(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "Z") return true;
        if (text[0] is not ('+' or '-') || !TryTwo(text[1..], 23, out _)) return false;
        text = text[3..];
        if (text.IsEmpty) return true;
        if (text[0] == ':') text = text[1..];
        return text.Length == 2 && TryTwo(text, 59, out _);
    }

    private static bool TryTwo(ReadOnlySpan<char> text, int most, out long value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1])) return false;
        value = (text[0] - '0') * 10 + (text[1] - '0');
        return value <= most;
    }
}

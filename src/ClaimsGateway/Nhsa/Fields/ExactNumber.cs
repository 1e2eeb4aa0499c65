using System.Globalization;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// Decimal numbers as scaled integers: <c>4.52</c> with two decimals is 452. Text is read digit by digit, so
/// that no amount ever passes through a binary fraction.
/// </summary>
internal static class ExactNumber
{
    private const int MaxExponent = 20;
    private const int MaxCharacters = 64;

    /// <summary>
    /// Reads a number. More decimals than asked for are taken only when they are zeros. An exponent, as Java
    /// writes it for large numbers (<c>1.2E7</c>), is taken up to 20.
    /// </summary>
    /// <param name="text">Such as <c>-12.5</c>.</param>
    /// <param name="decimals">How many decimals the result is scaled by, 0 to 10.</param>
    /// <param name="scaled">The number times ten to the power of <paramref name="decimals"/>.</param>
    /// <returns>Whether the text is a number that fits exactly into 18 digits.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, int decimals, out long scaled)
    {
        scaled = 0;
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+")) text = text[1..];
        var exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var power = text[(mark + 1)..];
            if (!int.TryParse(
                power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -MaxExponent or > MaxExponent)
            {
                return false;
            }

            text = text[..mark];
        }

        if (text.Length is 0 or > MaxCharacters) return false;
        Span<char> digits = stackalloc char[MaxCharacters];
        var (count, places) = (0, -1);
        foreach (var letter in text)
        {
            if (letter == '.' && places < 0) places = 0;
            else if (!char.IsAsciiDigit(letter)) return false;
            else
            {
                digits[count++] = letter;
                if (places >= 0) places++;
            }
        }

        var shift = decimals - Math.Max(0, places) + exponent;
        return count > 0 && TryScale(digits[..count], shift, negative, out scaled);
    }

    /// <summary>The number with all its decimals, such as <c>4.50</c> for 450 with two.</summary>
    public static string Format(long scaled, int decimals)
    {
        if (decimals == 0) return scaled.ToString(CultureInfo.InvariantCulture);
        var unit = PowerOfTen(decimals);
        var (whole, part) = (Math.Abs(scaled / unit), Math.Abs(scaled % unit));
        return (scaled < 0 ? "-" : "") + whole.ToString(CultureInfo.InvariantCulture)
            + "." + part.ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0');
    }

    /// <summary>The number without the zeros that end it, such as <c>4.5</c> for 45000 with four.</summary>
    public static string FormatShort(long scaled, int decimals)
    {
        while (decimals > 0 && scaled % 10 == 0)
        {
            scaled /= 10;
            decimals--;
        }

        return Format(scaled, decimals);
    }

    /// <summary>Yuan for fen, such as <c>4.52</c> for 452.</summary>
    public static string Yuan(long fen) => Format(fen, 2);

    /// <summary>Ten to a power of 0 to 18.</summary>
    public static long PowerOfTen(int power)
    {
        var unit = 1L;
        for (; power > 0; power--) unit *= 10;
        return unit;
    }

    /// <summary>Takes the digits and appends or drops as many zeros as the shift says.</summary>
    private static bool TryScale(ReadOnlySpan<char> digits, int shift, bool negative, out long scaled)
    {
        scaled = 0;
        for (; shift < 0 && digits.Length > 0; shift++)
        {
            if (digits[^1] != '0') return false;
            digits = digits[..^1];
        }

        foreach (var digit in digits)
        {
            if (!TryAppend(ref scaled, digit - '0')) return false;
        }

        for (; shift > 0; shift--)
        {
            if (!TryAppend(ref scaled, 0)) return false;
        }

        if (negative) scaled = -scaled;
        return true;
    }

    private static bool TryAppend(ref long number, int digit)
    {
        if (number >= 100_000_000_000_000_000L) return false;
        number = (number * 10) + digit;
        return true;
    }
}

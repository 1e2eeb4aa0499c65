using System.Globalization;
using ClaimsReplay.Input;
using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>A number of 0 or more, exactly as a text says it. The default value is no number.</summary>
/// <param name="Numerator">0 or more.</param>
/// <param name="Denominator">Above 0.</param>
public readonly record struct ExactNumber(long Numerator, long Denominator)
{
    private const int MostDigits = 15;

    /// <summary>
    /// Reads a decimal number without sign or exponent, of at most 15 digits, such as <c>278.5</c>.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ExactNumber number)
    {
        number = default;
        long digits = 0;
        long denominator = 1;
        var count = 0;
        var point = false;
        foreach (var letter in text)
        {
            if (letter == '.' && !point && count > 0)
            {
                point = true;
                continue;
            }

            if (!char.IsAsciiDigit(letter) || ++count > MostDigits) return false;
            digits = digits * 10 + (letter - '0');
            if (point) denominator *= 10;
        }

        if (count == 0 || text[^1] == '.') return false;
        number = new ExactNumber(digits, denominator);
        return true;
    }

    /// <summary>
    /// Reads a decimal number or a fraction of whole numbers, such as <c>0.10</c> or <c>1/12</c>.
    /// </summary>
    public static bool TryParseRatio(string text, out ExactNumber number)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return TryParse(text, out number);
        number = default;
        if (!TryWhole(text.AsSpan(0, slash), out var above)) return false;
        if (!TryWhole(text.AsSpan(slash + 1), out var below)) return false;
        number = new ExactNumber(above, below);
        return below > 0;
    }

    /// <summary>This number times a ratio as whole fen, rounded half up.</summary>
    /// <returns>False when it is above <see cref="RowCheck.LargestAmount"/>.</returns>
    public bool TryTimes(ExactNumber ratio, out Fen amount)
    {
        amount = default;
        var above = (Int128)Numerator * ratio.Numerator;
        var below = (Int128)Denominator * ratio.Denominator;
        var common = Divisor(above, below);
        (above, below) = (above / common, below / common);
        if (above > long.MaxValue || below > long.MaxValue) return false;
        amount = new Fen(Rounding.HalfUp((long)above, (long)below));
        return amount.Value <= RowCheck.LargestAmount;
    }

    private static bool TryWhole(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static Int128 Divisor(Int128 a, Int128 b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}

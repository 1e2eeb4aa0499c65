using System.Globalization;
using ClaimsRules.Money;

namespace ClaimsRules.Tests;

/// <summary>Amounts as tests write them: in yuan with two decimals.</summary>
internal static class Yuan
{
    /// <summary>Reads an amount such as <c>800.01</c>.</summary>
    public static Fen Of(string yuan)
    {
        var (whole, part) = (yuan[..^3], yuan[^2..]);
        if (yuan[^3] != '.') throw new FormatException($"{yuan} has no two decimals.");
        return new Fen(
            long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) * 100
            + long.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture));
    }
}

using System.Globalization;
using ClaimsRules.Money;

namespace ClaimsReplay.Run;

/// <summary>A deductible schedule that is supposed for a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Active">For active members.</param>
/// <param name="Under70">For retirees under 70.</param>
/// <param name="From70">For retirees from 70 on.</param>
public readonly record struct SupposedDeductible(int Year, Fen Active, Fen Under70, Fen From70)
{
    /// <summary>
    /// Reads <c>YEAR=ACTIVE,UNDER70,FROM70</c> in fen, such as <c>2023=90000,80000,75000</c>.
    /// </summary>
    /// <exception cref="NotUsableException">The text is not like that.</exception>
    public static SupposedDeductible Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('=', ',');
        var fen = new long[4];
        var isWhole = parts.Length == 4 && text.IndexOf('=', StringComparison.Ordinal) == parts[0].Length;
        for (var i = 0; isWhole && i < 4; i++)
            isWhole = long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out fen[i]);
        if (isWhole && fen[0] is >= 1 and <= 9999)
            return new SupposedDeductible((int)fen[0], new Fen(fen[1]), new Fen(fen[2]), new Fen(fen[3]));
        throw new NotUsableException(new Words(
            "--deductible: YEAR=ACTIVE,UNDER70,FROM70 in fen is allowed, such as 2023=90000,80000,75000.",
            "--deductible 须为 年度=在职,不满70,70以上（分）。"));
    }
}

using System.Globalization;

namespace ClaimsRules.Tests;

/// <summary>How many random cases are tried. <c>CLAIMS_CASES</c> overrides it; 10 000 000 is the long form.</summary>
internal static class Cases
{
    private const long HistoriesInEveryRun = 100_000;
    private const long LawsInEveryRun = 20_000;

    /// <summary>Histories that are compared with the oracle.</summary>
    public static readonly long Histories =
        Environment.GetEnvironmentVariable("CLAIMS_CASES") is { Length: > 0 } text
            ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : HistoriesInEveryRun;

    /// <summary>Cases of every other law; the long form does not lengthen them.</summary>
    public static readonly long Laws = Math.Min(Histories, LawsInEveryRun);
}

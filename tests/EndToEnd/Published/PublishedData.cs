using System.Globalization;

namespace EndToEnd.Published;

/// <summary>The published data sets, and the totals that their mapping page gives. They are no part of the repository.</summary>
internal static class PublishedData
{
    private static readonly string[] Columns =
    [
        "claims", "", "total_fen", "in_scope_fen", "fund_fen", "deductible_fen", "over_limit_fen", "account_fen",
        "cash_fen", "members",
    ];

    /// <summary>Where they lie: <c>CLAIMS_DATA</c>. Without it the test is skipped.</summary>
    public static string Folder()
    {
        if (Environment.GetEnvironmentVariable("CLAIMS_DATA") is { Length: > 0 } folder) return folder;
        Assert.Ignore("CLAIMS_DATA does not name the folder of the published data.");
        return "";
    }

    /// <summary>The totals of a window, by their names in JSON.</summary>
    public static IEnumerable<(string Name, long Value)> Totals(string window) =>
        Row(window).Select((value, column) => (Columns[column], value)).Where(total => total.Item1.Length > 0);

    /// <summary>How many claims of a window are refused since no benefit is defined.</summary>
    public static long Refused(string window) => Row(window)[1];

    private static long[] Row(string window)
    {
        var line = File.ReadLines(Path.Combine(Folder(), "MAPPING.md"))
            .Last(line => line.StartsWith($"| {window} |", StringComparison.Ordinal));
        return [.. line.Trim('|', ' ').Split('|').Skip(1).Select(cell => long.Parse(cell, CultureInfo.InvariantCulture))];
    }
}

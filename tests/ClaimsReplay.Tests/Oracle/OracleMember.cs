namespace ClaimsReplay.Tests.Oracle;

/// <summary>A member as the oracle reads it, straight from the text.</summary>
internal sealed class OracleMember(string id, string birth, long opening, string until)
{
    public string Id => id;

    public string Birth => birth;

    public string Until => until;

    public List<(string From, string Status, long Base, string Mode)> Periods { get; } = [];

    public long Balance { get; set; } = opening;

    public string NextCredit { get; set; } = "";

    public SortedDictionary<int, long> Sums { get; } = [];

    public (string From, string Status, long Base, string Mode)? On(string day)
    {
        if (until.Length > 0 && string.CompareOrdinal(day, until) > 0) return null;
        var found = Periods.Where(period => string.CompareOrdinal(period.From, day) <= 0)
            .OrderBy(period => period.From, StringComparer.Ordinal).ToList();
        return found.Count == 0 ? null : found[^1];
    }

    /// <summary>Whether the 70th birthday has come; dates as text compare as dates do.</summary>
    public bool IsSenior(string day)
    {
        var year = int.Parse(birth[..4]) + 70;
        var birthday = birth[5..] == "02-29" && !DateTime.IsLeapYear(year) ? "02-28" : birth[5..];
        return string.CompareOrdinal(day, $"{year}-{birthday}") >= 0;
    }
}

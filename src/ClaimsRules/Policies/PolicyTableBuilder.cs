using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Money;

namespace ClaimsRules.Policies;

/// <summary>Arranges checked entries as timelines.</summary>
internal sealed class PolicyTableBuilder(PolicyContent content)
{
    /// <summary>The numbers of a parameter's part over time.</summary>
    public Timeline<CitedNumber> Timeline(string parameter, string key = "") => new(
    [
        .. Of(parameter, key).OrderBy(entry => entry.From)
            .Select(entry => (entry.Span, new CitedNumber(entry.Value, entry.Citation))),
    ]);

    /// <summary>What a decision needs, by day: a new value wherever one of its numbers changes.</summary>
    public Timeline<DayNumbers> Days()
    {
        DateOnly[] days =
        [
            .. content.Entries.Where(entry => IsOfDays(entry.Parameter))
                .SelectMany(entry => new[] { entry.From, entry.To }).Distinct().Order(),
        ];
        return new([.. days.Zip(days.Skip(1), (from, to) => (new DateSpan(from, to), DayOf(from)))]);
    }

    /// <summary>The cells of account use that are allowed on any day.</summary>
    public uint AccountUseEver() => AccountUse(_ => true);

    private static bool IsOfDays(string parameter) =>
        parameter is "limit" or "age.senior" or "filing.limit" or "account_use"
        || parameter.StartsWith("band", StringComparison.Ordinal)
        || parameter.StartsWith(Parameter.FlagPrefix, StringComparison.Ordinal);

    private DayNumbers DayOf(DateOnly day) => new(
        BandsOn(day),
        (int)On("age.senior", "", day)!.Value,
        (int)On("filing.limit", "", day)!.Value,
        AccountUse(entry => entry.Span.Contains(day)),
        FlagsOn(day));

    private FlagThresholds? FlagsOn(DateOnly day)
    {
        if (On("flag.institutions", "", day) is null) return null;
        return new FlagThresholds(
            (int)Value("institutions"),
            (int)Value("drug_days_left"),
            new Fen(Value("near_limit")),
            new RateBp((int)Value("near_limit_margin")),
            (int)Value("near_limit_count"),
            (int)Value("near_limit_window"),
            (int)Value("relative_window"));

        long Value(string name) => On(Parameter.FlagPrefix + name, "", day)!.Value;
    }

    private uint AccountUse(Func<PolicyEntry, bool> applies)
    {
        var bits = 0u;
        foreach (var entry in content.Entries)
        {
            if (entry.Parameter != "account_use" || entry.Value != 1 || !applies(entry)) continue;
            foreach (var cell in entry.Of) bits |= DayNumbers.Bit(Array.IndexOf(AccountUseCells.Names, cell));
        }

        return bits;
    }

    private BandTable BandsOn(DateOnly day)
    {
        List<Fen> uppers = [];
        List<RateBp> rates = [];
        List<Citation> citations = [];
        var limit = On("limit", "", day)!;
        for (var band = 1; On($"band{band}.rate", "level_1", day) is not null; band++)
        {
            uppers.Add(new Fen((On($"band{band}.upper", "", day) ?? limit).Value));
            for (var level = 1; level <= 3; level++)
            {
                var rate = On($"band{band}.rate", $"level_{level}", day)!;
                rates.Add(new RateBp((int)rate.Value));
                citations.Add(rate.Citation);
            }
        }

        return new BandTable(uppers, rates, citations, limit.Citation);
    }

    private PolicyEntry? On(string parameter, string key, DateOnly day) =>
        Of(parameter, key).FirstOrDefault(entry => entry.Span.Contains(day));

    private IEnumerable<PolicyEntry> Of(string parameter, string key) => content.Entries.Where(entry =>
        entry.Parameter == parameter && (key.Length == 0 || entry.Of.Contains(key)));
}

using ClaimsRules.Adjudication;

namespace ClaimsRules.Policies;

/// <summary>The checks over time: no gap, no overlap, no impossible amount.</summary>
internal sealed partial class PolicyCheck
{
    private void CheckTimelines(PolicySource source)
    {
        foreach (var parameter in Parameter.All.Values)
        {
            foreach (var key in parameter.Keys.DefaultIfEmpty(""))
            {
                PlacedEntry[] spans =
                [
                    .. _entries
                        .Where(placed => placed.Entry.Parameter == parameter.Name)
                        .Where(placed => key.Length == 0 || placed.Entry.Of.Contains(key))
                        .OrderBy(placed => placed.Entry.From),
                ];
                CheckSpans(source, parameter, key.Length == 0 ? parameter.Name : $"{parameter.Name} of {key}", spans);
            }
        }
    }

    /// <summary>Checks that the thresholds of flags stand together (R7.1).</summary>
    private void CheckFlags()
    {
        var names = Parameter.All.Keys
            .Where(name => name.StartsWith(Parameter.FlagPrefix, StringComparison.Ordinal))
            .ToLookup(name => _entries.Any(placed => placed.Entry.Parameter == name));
        if (!names[true].Any()) return;
        foreach (var missing in names[false])
            Add("", "$.entries", $"{missing} has no entry; the thresholds of flags go together.");
    }

    private void CheckSpans(PolicySource source, Parameter parameter, string name, PlacedEntry[] spans)
    {
        if (spans.Length == 0)
        {
            if (parameter.Extent == Extent.Term) Add("", "$.entries", $"{name} has no entry.");
            return;
        }

        var expected = source.From;
        foreach (var placed in spans)
        {
            var entry = placed.Entry;
            if (entry.From > expected)
                Add(placed, ".from", $"{name} has a gap from {expected:yyyy-MM-dd} to {entry.From:yyyy-MM-dd}.");
            else if (entry.From < expected)
                Add(placed, ".from", $"{name} overlaps: {expected:yyyy-MM-dd} is the first day allowed.");
            if (parameter.Extent == Extent.Years && !IsWholeYears(entry))
                Add(placed, ".to", $"{name} is set for whole calendar years.");
            expected = entry.To;
        }

        var last = spans[^1];
        if (expected > source.To) Add(last, ".to", $"The circular's term ends before {source.To:yyyy-MM-dd}.");
        else if (expected < source.To && parameter.Extent != Extent.Years)
            Add(last, ".to", $"{name} has a gap from {expected:yyyy-MM-dd} to {source.To:yyyy-MM-dd}.");
    }

    private void CheckAmounts(PolicySource source)
    {
        CheckFlags();
        var days = _entries.SelectMany(placed => new[] { placed.Entry.From, placed.Entry.To })
            .Where(day => day < source.To).Distinct().Order();
        foreach (var day in days)
        {
            var lastUpper = CheckBands(day);
            var limit = At("limit", "", day)!.Value;
            if (limit.Entry.Value <= lastUpper)
                Add(limit, ".value", $"The limit lies above the last band's end, {lastUpper}.");
            CheckDeductibles(day, limit.Entry.Value);
        }
    }

    /// <summary>Checks that bands stand on each other: an end and the next band's rates go together.</summary>
    /// <returns>The last end, 0 when the only band ends at the limit.</returns>
    private long CheckBands(DateOnly day)
    {
        var upper = 0L;
        var open = true;
        for (var band = 1; band <= BandTable.MaxBands; band++)
        {
            foreach (var level in Parameter.All["band1.rate"].Keys)
            {
                if (At($"band{band}.rate", level, day) is not null == open) continue;
                var names = $"band{band}.rate of {level} and band{band - 1}.upper";
                Add("", "$.entries", $"On {day:yyyy-MM-dd} {names} do not go together.");
            }

            var end = At($"band{band}.upper", "", day);
            if (end is not null && !open) Add(end.Value, "", $"There is no band {band} that could end.");
            open = end is not null;
            if (end is null) continue;
            var value = end.Value.Entry.Value;
            if (value <= upper) Add(end.Value, ".value", $"It must lie above {upper}, where the band before ends.");
            upper = value;
        }

        return upper;
    }

    private void CheckDeductibles(DateOnly day, long limit)
    {
        var active = At("deductible", "active", day);
        foreach (var category in Parameter.All["deductible"].Keys)
        {
            var row = At("deductible", category, day);
            if (row is null && active is not null) Add(active.Value, "", $"The schedule lacks {category}.");
            if (row is null) continue;
            var value = row.Value.Entry.Value;
            if (value > limit) Add(row.Value, ".value", $"A deductible is at most the limit, {limit} fen.");
            if (category == "active") continue;
            var reduction = At("deductible.reduction", category, day)!.Value.Entry.Value;
            if (active is null) Add(row.Value, "", "The schedule lacks active.");
            else if (value != active.Value.Entry.Value - reduction)
                Add(row.Value, ".value", $"It must be active's less {reduction}.");
        }
    }

    private PlacedEntry? At(string parameter, string key, DateOnly day)
    {
        foreach (var placed in _entries)
        {
            var entry = placed.Entry;
            if (entry.Parameter != parameter || !entry.Span.Contains(day)) continue;
            if (key.Length == 0 || entry.Of.Contains(key)) return placed;
        }

        return null;
    }

    private static bool IsWholeYears(PolicyEntry entry) =>
        entry.From is { Month: 1, Day: 1 } && entry.To is { Month: 1, Day: 1 };
}

namespace ClaimsRules.Policies;

/// <summary>A scenario's numbers, put in the place of the policy's own before all is checked.</summary>
internal sealed partial class PolicyCheck
{
    private static readonly (string Prefix, string Rule)[] DefaultRules =
    [
        ("deductible", "R4.3"), ("limit", "R5.1"), ("band1", "R5.2"), ("band", "R5.3"), ("contribution", "R3.1"),
        ("credit", "R3.3"), ("capitation", "R8.1"),
    ];

    /// <summary>Puts numbers in place, each later one over the earlier.</summary>
    public void Override(IReadOnlyList<PolicyOverride> numbers)
    {
        if (_source is not { } source) return;
        foreach (var number in numbers)
        {
            if (PolicyOverride.UnitOf(number.Parameter) is null)
            {
                var known = string.Join(", ", PolicyOverride.Settable);
                Add(number.File, number.Path + ".parameter", $"{number.Parameter} cannot be set; {known} can.");
                continue;
            }

            Put(number, number.Of, number.Value, SpanOf(number, source));
        }

        if (_problems.Count == 0 && numbers.Any(number => number.Parameter.StartsWith("deductible", StringComparison.Ordinal)))
            FollowDeductibles(source);
    }

    private static bool IsOf(PlacedEntry placed, string parameter, string key) =>
        placed.Entry.Parameter == parameter && (key.Length == 0 || placed.Entry.Of.Contains(key));

    private (DateOnly From, DateOnly To) SpanOf(PolicyOverride number, PolicySource source)
    {
        var own = _entries.Where(placed => placed.Entry.Parameter == number.Parameter).ToList();
        var isYearly = Parameter.All[number.Parameter].Extent == Extent.Years && own.Count > 0;
        var from = number.From ?? source.From;
        if (number.To is { } to) return (from, to);
        if (!isYearly) return (from, source.To);
        return (from, number.From is null ? own.Max(placed => placed.Entry.To) : from.AddYears(1));
    }

    /// <summary>Cuts what stands in a span out of the entries and puts a number there.</summary>
    private void Put(PolicyOverride number, IReadOnlyList<string> of, long value, (DateOnly From, DateOnly To) span)
    {
        var replaced = _entries.FirstOrDefault(placed => of.DefaultIfEmpty("").Any(
            key => IsOf(placed, number.Parameter, key)));
        List<PlacedEntry> kept = [];
        foreach (var placed in _entries)
        {
            var entry = placed.Entry;
            var hit = entry.Parameter == number.Parameter && entry.From < span.To && entry.To > span.From;
            string[] left = [.. entry.Of.Where(key => !of.Contains(key))];
            if (!hit || (entry.Of.Count > 0 && left.Length == entry.Of.Count))
            {
                kept.Add(placed);
                continue;
            }

            if (entry.From < span.From) kept.Add(placed with { Entry = entry with { To = span.From } });
            if (left.Length > 0)
            {
                kept.Add(placed with
                {
                    Entry = entry with { Of = left, From = Later(entry.From, span.From), To = Earlier(entry.To, span.To) },
                });
            }

            if (entry.To > span.To) kept.Add(placed with { Entry = entry with { From = span.To } });
        }

        _entries.Clear();
        _entries.AddRange(kept);
        var (rule, paragraph, readings) = Cited(replaced.Entry, number.Parameter);
        _entries.Add(new PlacedEntry(number.File, number.Path, new PolicyEntry
        {
            Parameter = number.Parameter,
            Of = of,
            Value = value,
            Unit = number.Unit,
            From = span.From,
            To = span.To,
            Rule = rule,
            Paragraph = paragraph,
            Readings = readings,
            Note = "Set by a scenario.",
        })
        { Scenario = number });
    }

    private (string Rule, string Paragraph, IReadOnlyList<string> Readings) Cited(PolicyEntry? replaced, string parameter)
    {
        if (replaced is not null) return (replaced.Rule, replaced.Paragraph, replaced.Readings);
        var id = DefaultRules.First(pair => parameter.StartsWith(pair.Prefix, StringComparison.Ordinal)).Rule;
        return (id, _rules.Find(rule => rule.Id == id)?.Paragraph ?? "", []);
    }

    /// <summary>
    /// Keeps retirees' deductibles and their reductions from active's together (R4.1), year by year: a retiree's
    /// number that the scenario sets moves the reduction, else the retiree's follows active's less the reduction.
    /// </summary>
    private void FollowDeductibles(PolicySource source)
    {
        for (var year = source.From.Year; year < source.To.Year; year++)
        {
            var day = new DateOnly(year, 1, 1);
            if (At("deductible", "active", day) is not { } active) return;
            foreach (var category in Parameter.All["deductible.reduction"].Keys)
            {
                var row = At("deductible", category, day);
                var reduction = At("deductible.reduction", category, day);
                if (reduction is null) continue;
                var value = active.Entry.Value - reduction.Value.Entry.Value;
                if (row is { } own && own.Entry.Value == value) continue;
                var span = (day, day.AddYears(1));
                if (row is { Scenario: { } set } explicitly)
                {
                    var moved = set with { Parameter = "deductible.reduction" };
                    Put(moved, [category], active.Entry.Value - explicitly.Entry.Value, span);
                }
                else if ((active.Scenario ?? reduction.Value.Scenario) is { } cause)
                {
                    Put(cause with { Parameter = "deductible" }, [category], value, span);
                }
            }
        }
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}

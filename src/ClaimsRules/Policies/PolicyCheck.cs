using System.Text.RegularExpressions;

namespace ClaimsRules.Policies;

/// <summary>Gathers policy documents and refuses what does not make one whole, cited policy.</summary>
internal sealed partial class PolicyCheck
{
    private readonly List<PolicyProblem> _problems = [];
    private readonly List<PolicyRule> _rules = [];
    private readonly List<PolicyReading> _readings = [];
    private readonly List<PlacedEntry> _entries = [];
    private PolicySource? _source;

    public void Add(string file, string path, string explanation)
    {
        // What is wrong on several days is said once.
        var problem = new PolicyProblem(file, path, explanation);
        if (!_problems.Contains(problem)) _problems.Add(problem);
    }

    public void Take(string file, PolicyDocument document)
    {
        if (document.Source is { } source)
        {
            if (_source is not null) Add(file, "$.source", "There is a second source; a policy has one.");
            if (source.To <= source.From) Add(file, "$.source.to", "It must lie after from.");
            if (source.From is not { Month: 1, Day: 1 })
                Add(file, "$.source.from", "A term begins with a benefit year, on 1 January.");
            _source = source;
        }

        foreach (var (rule, i) in Present(file, "rules", document.Rules))
        {
            if (!RulePattern().IsMatch(rule.Id)) Add(file, $"$.rules[{i}].id", "An id looks like R5.2.");
            if (rule.Paragraph.Length == 0) Add(file, $"$.rules[{i}].paragraph", "A rule names its paragraph.");
            if (_rules.Any(other => other.Id == rule.Id)) Add(file, $"$.rules[{i}].id", $"{rule.Id} stands twice.");
            _rules.Add(rule);
        }

        foreach (var (reading, i) in Present(file, "readings", document.Readings))
        {
            if (!ReadingPattern().IsMatch(reading.Id)) Add(file, $"$.readings[{i}].id", "An id looks like I8.");
            if (_readings.Any(other => other.Id == reading.Id))
                Add(file, $"$.readings[{i}].id", $"{reading.Id} stands twice.");
            _readings.Add(reading);
        }

        foreach (var (entry, i) in Present(file, "entries", document.Entries))
            _entries.Add(new PlacedEntry(file, $"$.entries[{i}]", entry));
    }

    /// <summary>Checks the whole.</summary>
    /// <exception cref="PolicyFormatException">There is a problem.</exception>
    public PolicyContent Finish()
    {
        if (_source is null) Add("", "$.source", "No file names the source.");
        foreach (var placed in _entries) CheckEntry(placed);
        if (_problems.Count == 0) CheckTimelines(_source!);
        if (_problems.Count == 0) CheckAmounts(_source!);
        if (_problems.Count > 0) throw new PolicyFormatException(_problems);
        return new PolicyContent(_source!, _rules, _readings, [.. _entries.Select(placed => placed.Entry)]);
    }

    private void CheckEntry(PlacedEntry placed)
    {
        var entry = placed.Entry;
        if (entry.To <= entry.From) Add(placed, ".to", "It must lie after from.");
        CheckCitation(placed);
        if (!Parameter.All.TryGetValue(entry.Parameter, out var parameter))
        {
            var known = string.Join(", ", Parameter.All.Keys);
            Add(placed, ".parameter", $"{entry.Parameter} is unknown; known are {known}.");
            return;
        }

        if (entry.Unit != parameter.Unit) Add(placed, ".unit", $"{entry.Parameter} is in {parameter.Unit}.");
        if (entry.Value < 0 || entry.Value > parameter.Max) Add(placed, ".value", $"0 to {parameter.Max} is allowed.");
        if (entry.Parameter == "grade.level" && entry.Value == 0) Add(placed, ".value", "1 to 3 is allowed.");
        var keys = string.Join(", ", parameter.Keys);
        if (entry.Of.Count == 0 && parameter.Keys.Count > 0) Add(placed, ".of", $"It must name some of {keys}.");
        foreach (var (key, i) in Numbered(entry.Of))
        {
            if (!parameter.Keys.Contains(key))
                Add(placed, $".of[{i}]", $"{key} is unknown; {entry.Parameter} knows [{keys}].");
            if (entry.Of.Take(i).Contains(key)) Add(placed, $".of[{i}]", $"{key} stands twice.");
        }
    }

    private void CheckCitation(PlacedEntry placed)
    {
        var entry = placed.Entry;
        foreach (var (reading, i) in Numbered(entry.Readings))
        {
            if (_readings.All(known => known.Id != reading)) Add(placed, $".readings[{i}]", $"{reading} is no reading.");
        }

        if (ReadingPattern().IsMatch(entry.Rule))
        {
            if (_readings.All(known => known.Id != entry.Rule)) Add(placed, ".rule", $"{entry.Rule} is no reading.");
            if (entry.Paragraph.Length > 0) Add(placed, ".paragraph", "A reading has no paragraph.");
            return;
        }

        var rule = _rules.FirstOrDefault(known => known.Id == entry.Rule);
        if (rule is null) Add(placed, ".rule", $"'{entry.Rule}' is no rule: the citation is missing.");
        else if (entry.Paragraph != rule.Paragraph)
            Add(placed, ".paragraph", $"{rule.Id} stands in {rule.Paragraph}, not '{entry.Paragraph}'.");
        if (entry.Quote.Length == 0 && placed.Scenario is null) Add(placed, ".quote", "The circular's words are missing.");
    }

    private void Add(PlacedEntry placed, string path, string explanation) =>
        Add(placed.File, placed.Path + path, explanation);

    /// <summary>The items of a list with their places; JSON may hold null among them, which is refused.</summary>
    private IEnumerable<(T Item, int Index)> Present<T>(string file, string list, IReadOnlyList<T?>? items)
    {
        foreach (var (item, i) in Numbered(items ?? []))
        {
            if (item is null) Add(file, $"$.{list}[{i}]", "null is not allowed.");
            else yield return (item, i);
        }
    }

    private static IEnumerable<(T Item, int Index)> Numbered<T>(IReadOnlyList<T> items) =>
        items.Select((item, index) => (item, index));

    [GeneratedRegex(@"^R[0-9]+\.[0-9]+$")]
    private static partial Regex RulePattern();

    [GeneratedRegex("^I[0-9]+$")]
    private static partial Regex ReadingPattern();

    private readonly record struct PlacedEntry(string File, string Path, PolicyEntry Entry)
    {
        /// <summary>The scenario's number from which it comes, or null for policy data.</summary>
        public PolicyOverride? Scenario { get; init; }
    }
}

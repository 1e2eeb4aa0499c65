namespace ClaimsRules.Policies;

/// <summary>A number that a scenario sets in place of the policy's own.</summary>
/// <param name="File">Where it is written, for messages: a file's name, or an option.</param>
/// <param name="Path">Where in it, such as <c>$.set[0]</c>.</param>
/// <param name="Parameter">Which number, such as <c>band1.rate</c>.</param>
/// <param name="Of">What it is for: categories or levels; empty when the parameter has no parts.</param>
/// <param name="Value">The number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">fen or bp.</param>
/// <param name="From">The first day; null for the first on which the policy has the number.</param>
/// <param name="To">The day after the last; null for the end of the term, or of the last year with a schedule.</param>
public sealed record PolicyOverride(
    string File, string Path, string Parameter, IReadOnlyList<string> Of, long Value, string Unit, DateOnly? From,
    DateOnly? To)
{
    /// <summary>What a scenario may set: nothing that decides whether a claim has a benefit at all.</summary>
    public static IReadOnlyList<string> Settable { get; } =
        [.. Policies.Parameter.All.Values.Where(IsSettable).Select(parameter => parameter.Name)];

    /// <summary>The unit of a parameter: fen or bp; null when a scenario may not set it.</summary>
    public static string? UnitOf(string parameter) => Find(parameter)?.Unit;

    /// <summary>The parts of a parameter; empty when it has none, or a scenario may not set it.</summary>
    public static IReadOnlyList<string> PartsOf(string parameter) => Find(parameter)?.Keys ?? [];

    /// <summary>What it sets, for the policy's hash.</summary>
    internal string Words => $"set {Parameter} {string.Join(' ', Of)} {Value} {From:yyyy-MM-dd} {To:yyyy-MM-dd}";

    private static Parameter? Find(string name) =>
        Policies.Parameter.All.TryGetValue(name, out var parameter) && IsSettable(parameter) ? parameter : null;

    private static bool IsSettable(Parameter parameter) =>
        parameter.Unit is "fen" or "bp"
        && !parameter.Name.StartsWith(Policies.Parameter.FlagPrefix, StringComparison.Ordinal);
}

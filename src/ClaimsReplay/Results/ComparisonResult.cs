using ClaimsReplay.Input;

namespace ClaimsReplay.Results;

/// <summary>
/// A comparison with everything that it rests on. It holds no time and no machine: the same inputs give the same
/// bytes.
/// </summary>
/// <param name="Version">The program's version.</param>
/// <param name="Inputs">The tables.</param>
/// <param name="Seed">The seed of generated tables, or null.</param>
/// <param name="Window">The service dates.</param>
/// <param name="HeldYear">The year at which the policies are held, or null.</param>
/// <param name="Scenarios">The baseline and the proposals.</param>
/// <param name="Tables">The figures.</param>
/// <param name="Axis">What the report draws on the in-scope axis.</param>
public sealed record ComparisonResult(
    string Version, IReadOnlyList<InputFile> Inputs, string? Seed, DateWindow Window, int? HeldYear,
    IReadOnlyList<ScenarioNote> Scenarios, IReadOnlyList<ResultTable> Tables, IReadOnlyList<AxisMark> Axis)
{
    /// <summary>A table by its name, or null.</summary>
    public ResultTable? Find(string name) => Tables.FirstOrDefault(table => table.Name == name);
}

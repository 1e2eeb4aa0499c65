using ClaimsReplay.Run;
using ClaimsReplay.Scenarios;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>What a comparison is asked for.</summary>
/// <param name="Tables">The tables to read.</param>
/// <param name="Scenarios">The proposals; may be none.</param>
/// <param name="Sweep">One number over a range, or null.</param>
/// <param name="Load">Reads the policy with some numbers set otherwise.</param>
internal sealed record ComparisonRequest(
    TableRequest Tables, IReadOnlyList<Scenario> Scenarios, SweepRange? Sweep,
    Func<IReadOnlyList<PolicyOverride>, Policy> Load);

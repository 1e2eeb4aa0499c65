using ClaimsRules.Money;

namespace ClaimsReplay.Results;

/// <summary>A mark on the in-scope axis: the deductible of active members, the end of a band, or the limit.</summary>
/// <param name="Scenario">Whose mark.</param>
/// <param name="Name"><c>deductible</c>, <c>band1.upper</c> and so on, or <c>limit</c>.</param>
/// <param name="At">Where it lies.</param>
public sealed record AxisMark(string Scenario, string Name, Fen At);

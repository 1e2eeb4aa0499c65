using ClaimsRules.Adjudication;

namespace ClaimsReplay.Import;

/// <summary>What the import makes of an encounter's class.</summary>
/// <param name="Level">The level of its claims, or <see cref="HospitalLevel.None"/> when it has none.</param>
/// <param name="IsClaim">Whether the encounter itself is a claim.</param>
public readonly record struct ClassMeaning(HospitalLevel Level, bool IsClaim);

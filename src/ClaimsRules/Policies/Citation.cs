namespace ClaimsRules.Policies;

/// <summary>What a number or a step rests on.</summary>
/// <param name="RuleId">A rule such as R5.2, or a reading such as I8 where the circular is silent.</param>
/// <param name="Paragraph">The circular's paragraph such as (五); empty for a reading.</param>
/// <param name="Readings">Readings that decide with it, such as I2.</param>
public sealed record Citation(string RuleId, string Paragraph, IReadOnlyList<string> Readings);

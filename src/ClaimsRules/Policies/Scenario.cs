namespace ClaimsRules.Policies;

/// <summary>A proposal: the policy with some of its numbers set otherwise.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="TitleEn">Its title in English; empty for none.</param>
/// <param name="TitleZh">Its title in Chinese; empty for none.</param>
/// <param name="Set">The numbers, each later one over the earlier.</param>
public sealed record Scenario(string Name, string TitleEn, string TitleZh, IReadOnlyList<PolicyOverride> Set);

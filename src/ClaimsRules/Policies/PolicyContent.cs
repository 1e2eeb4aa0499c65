namespace ClaimsRules.Policies;

/// <summary>Checked policy data.</summary>
/// <param name="Source">The circular.</param>
/// <param name="Rules">Its rules in order.</param>
/// <param name="Readings">The readings in order.</param>
/// <param name="Entries">Every number, without gap or overlap.</param>
internal sealed record PolicyContent(
    PolicySource Source,
    IReadOnlyList<PolicyRule> Rules,
    IReadOnlyList<PolicyReading> Readings,
    IReadOnlyList<PolicyEntry> Entries);

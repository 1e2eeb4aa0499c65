namespace ClaimsReplay.Results;

/// <summary>A row of a result table.</summary>
/// <param name="Keys">What the row is about, one for each key column.</param>
/// <param name="Values">The figures, one for each measure; null where there is none.</param>
public sealed record ResultRow(IReadOnlyList<string> Keys, IReadOnlyList<long?> Values);

namespace ClaimsRules.Policies;

/// <summary>A dated number with its citation.</summary>
internal sealed record CitedNumber(long Value, Citation Citation);

namespace ClaimsEngine.Settlement;

/// <summary>A claim with its amounts.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="MissingLine">The first line whose item the catalogue lacks, from 0; null when none.</param>
internal readonly record struct PricedClaim(BilledClaim Claim, int? MissingLine);

namespace ClaimsEngine.Ledger;

/// <summary>The key of a claim: unique over all claims, and never free again.</summary>
/// <param name="InstitutionId">The institution that bills.</param>
/// <param name="Number">The institution's own number.</param>
internal readonly record struct ClaimKey(string InstitutionId, string Number);

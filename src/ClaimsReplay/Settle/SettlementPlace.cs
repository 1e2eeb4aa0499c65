namespace ClaimsReplay.Settle;

/// <summary>Where a claim is settled.</summary>
/// <param name="Institution">The institution that bills.</param>
/// <param name="Prescriber">The prescribing hospital of a pharmacy's claim, else null.</param>
public readonly record struct SettlementPlace(string Institution, string? Prescriber);

namespace ClaimsEngine.Reconciliation;

/// <summary>What a budget is for.</summary>
/// <param name="InstitutionId">The institution; empty for a district's budget.</param>
/// <param name="District">The district; empty for an institution's budget.</param>
/// <param name="Month">The first day of the month.</param>
internal readonly record struct BudgetKey(string InstitutionId, string District, DateOnly Month);

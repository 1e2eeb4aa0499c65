using ClaimsRules.Money;

namespace ClaimsEngine.Reconciliation;

/// <summary>A version of a budget.</summary>
/// <param name="Number">The number, from 1; the highest holds.</param>
/// <param name="Amount">The budget.</param>
internal readonly record struct BudgetVersion(int Number, Fen Amount);

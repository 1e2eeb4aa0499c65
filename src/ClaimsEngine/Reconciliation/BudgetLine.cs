using ClaimsRules.Money;

namespace ClaimsEngine.Reconciliation;

/// <summary>A line of a budget import.</summary>
/// <param name="Line">Its place in the text, from 1.</param>
/// <param name="Key">What the budget is for.</param>
/// <param name="Amount">The budget.</param>
internal readonly record struct BudgetLine(int Line, BudgetKey Key, Fen Amount);

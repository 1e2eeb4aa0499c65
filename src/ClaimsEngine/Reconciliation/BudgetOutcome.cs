namespace ClaimsEngine.Reconciliation;

/// <summary>What an import of budgets came to.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Changed">Rows that changed something.</param>
internal sealed record BudgetOutcome(int Rows, int Changed);

using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Writes budgets.</summary>
internal sealed class BudgetWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _budget = new(connection,
        """
        INSERT INTO budget (institution, district, month, version, budget_fen, recorded_at_ms)
        VALUES (?, ?, ?, ?, ?, ?)
        """);

    public void Write(IReadOnlyList<(long Institution, BudgetKey Key, BudgetVersion Version)> budgets, long nowMs)
    {
        foreach (var (institution, key, version) in budgets)
        {
            _budget.Bind(institution).Bind(key.District).Bind(StoredDay.Of(key.Month)).Bind(version.Number)
                .Bind(version.Amount.Value).Bind(nowMs).Run();
        }
    }

    public void Dispose() => _budget.Dispose();
}

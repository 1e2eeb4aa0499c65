using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;
using ClaimsRules.Money;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads budgets for a batch.</summary>
internal sealed class BudgetRows(SqliteConnection connection, KeyList keys) : IDisposable
{
    // In the order of the versions, so that the latest stays.
    private readonly Statement _budgets = new(connection,
        """
        SELECT k.value ->> 0, b.district, b.month, b.version, b.budget_fen
        FROM json_each(?) k
        CROSS JOIN budget b ON b.district = k.value ->> 1
          AND b.institution = coalesce((SELECT i.key FROM institution i WHERE i.id = k.value ->> 0), 0)
        ORDER BY b.version
        """);

    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Budgets.Count == 0) return;
        _budgets.BindText(keys.Of(needs.Budgets.Select(key => (key.InstitutionId, key.District)).Distinct()));
        while (_budgets.Read())
        {
            var key = new BudgetKey(_budgets.Text(0), _budgets.Text(1), StoredDay.Read(_budgets.Int64(2)));
            batch.Budgets[key] = new BudgetVersion(_budgets.Int32(3), new Fen(_budgets.Int64(4)));
        }
    }

    public void Dispose() => _budgets.Dispose();
}

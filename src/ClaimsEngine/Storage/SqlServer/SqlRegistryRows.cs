using ClaimsEngine.Catalogue;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Reconciliation;
using ClaimsRules.Lines;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads institutions, catalogue items, prescriptions and budgets for a batch.</summary>
internal sealed class SqlRegistryRows(SqlSession session, VersionCache cache)
{
    public void LoadInstitutions(Batch batch, BatchNeeds needs)
    {
        if (needs.Institutions.Count == 0) return;
        List<(long Key, string Id, int Version)> found = [];
        using (var rows = session.Read(LoadStatements.Institutions, KeyTables.Of(needs.Institutions)))
        {
            while (rows.Read()) found.Add((rows.Int64(0), rows.Text(1), rows.Int32(2)));
        }

        var fetched = FetchInstitutions([.. found.Where(row => cache.Institution(row.Key, row.Version) is null)
            .Select(row => (row.Key, row.Version))]);
        foreach (var (key, id, version) in found)
        {
            var current = fetched.GetValueOrDefault(key) ?? cache.Institution(key, version)
                ?? throw new InvalidOperationException($"Version {version} of an institution is missing.");
            batch.Institutions.Add(id, new InstitutionRecord(key, id, current));
        }
    }

    public void LoadItems(Batch batch, BatchNeeds needs)
    {
        if (needs.Items.Count == 0) return;
        List<(long Key, string Code)> missing = [];
        using (var rows = session.Read(LoadStatements.Items, KeyTables.Of(needs.Items)))
        {
            while (rows.Read())
            {
                var (key, code) = (rows.Int64(0), rows.Text(1));
                if (cache.Item(key, rows.Int32(2)) is { } known) batch.Items.Add(code, known);
                else missing.Add((key, code));
            }
        }

        if (missing.Count == 0) return;
        var fetched = FetchRows([.. missing.Select(item => item.Key)]);
        foreach (var (key, code) in missing)
        {
            var item = new ItemRecord(key, code, fetched[key]);
            batch.Items.Add(code, item);
            cache.Add(item);
        }
    }

    /// <summary>Loads the prescriptions that are needed; their members become needed too.</summary>
    public void LoadPrescriptions(Batch batch, BatchNeeds needs)
    {
        if (needs.Prescriptions.Count == 0) return;
        Dictionary<long, PrescriptionRecord> byKey = [];
        using (var rows = session.Read(
            LoadStatements.Prescriptions,
            KeyTables.Of(needs.Prescriptions.Select(each => (each.InstitutionId, each.Number)))))
        {
            while (rows.Read())
            {
                var prescription = new PrescriptionRecord(rows.Int64(0), rows.Blob(1), rows.Int64(2));
                if (!rows.IsNull(3)) prescription.CancelledAtMs = rows.Int64(3);
                byKey.Add(prescription.Key, prescription);
                batch.Prescriptions.Add(prescription.Id, prescription);
                needs.Members.Add(prescription.MemberId);
            }
        }

        if (byKey.Count == 0) return;
        using var left = session.Read(LoadStatements.Left, KeyTables.Of(byKey.Keys));
        while (left.Read()) byKey[left.Int64(0)].Load(left.Int32(1), left.Int64(2));
    }

    public void LoadBudgets(Batch batch, BatchNeeds needs)
    {
        if (needs.Budgets.Count == 0) return;
        var asked = new TableRows(TableTypes.BudgetList);
        foreach (var (institution, district) in needs.Budgets
            .Select(key => (key.InstitutionId, key.District)).Distinct())
        {
            asked.Next().Add(institution).Add(district);
        }

        using var rows = session.Read(LoadStatements.Budgets, asked);
        while (rows.Read())
        {
            var key = new BudgetKey(rows.Text(0), rows.Text(1), StoredDay.Read(rows.Int64(2)));
            batch.Budgets[key] = new BudgetVersion(rows.Int32(3), new Fen(rows.Int64(4)));
        }
    }

    private Dictionary<long, InstitutionVersion> FetchInstitutions(IReadOnlyList<(long Key, int Number)> missing)
    {
        Dictionary<long, InstitutionVersion> fetched = [];
        if (missing.Count == 0) return fetched;
        using var rows = session.Read(LoadStatements.InstitutionVersions, KeyTables.Of(missing));
        while (rows.Read())
        {
            var version = new InstitutionVersion(rows.Int32(1), rows.Blob(2));
            fetched.Add(rows.Int64(0), version);
            cache.Add(rows.Int64(0), version);
        }

        return fetched;
    }

    private Dictionary<long, List<ItemRow>> FetchRows(IReadOnlyList<long> items)
    {
        var fetched = items.ToDictionary(item => item, _ => new List<ItemRow>());
        using var rows = session.Read(LoadStatements.ItemRows, KeyTables.Of(items));
        while (rows.Read())
        {
            long? limit = rows.IsNull(4) ? null : rows.Int64(4);
            var terms = new ItemTerms((ItemClass)rows.Int32(2), new RateBp(rows.Int32(3)), limit);
            fetched[rows.Int64(0)].Add(new ItemRow(
                rows.Int32(1), terms, StoredDay.Read(rows.Int64(5)), StoredDay.ReadOptional(rows.Int64(6))));
        }

        return fetched;
    }
}

using ClaimsEngine.Ledger;
using ClaimsEngine.Prescriptions;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What a batch does to institutions, the catalogue, prescriptions and budgets, as rows.</summary>
internal static class RegistryTables
{
    /// <summary>Institutions at their latest version of the batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="areNew">Those that the batch registers, or those that were registered before.</param>
    public static TableRows Institutions(Batch batch, bool areNew)
    {
        var rows = new TableRows(TableTypes.NamedRows);
        foreach (var versions in batch.InstitutionVersions.GroupBy(each => each.Institution.Key))
        {
            if (versions.Any(each => each.Version.Number == 1) != areNew) continue;
            var (institution, _) = versions.First();
            rows.Next().Add(institution.Key).Add(institution.Id).Add(versions.Max(each => each.Version.Number));
        }

        return rows;
    }

    public static TableRows InstitutionVersions(Batch batch)
    {
        var rows = new TableRows(TableTypes.ContentRows);
        foreach (var (institution, version) in batch.InstitutionVersions)
            rows.Next().Add(institution.Key).Add(version.Number).Add(version.Content);
        return rows;
    }

    /// <summary>Items at their latest version of the batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="areNew">Those that the batch adds, or those that were there before.</param>
    public static TableRows Items(Batch batch, bool areNew)
    {
        var rows = new TableRows(TableTypes.NamedRows);
        foreach (var versions in batch.ItemVersions.GroupBy(item => item.Key))
        {
            if (versions.Any(item => item.Version == 1) != areNew) continue;
            var latest = versions.MaxBy(item => item.Version)!;
            rows.Next().Add(latest.Key).Add(latest.Code).Add(latest.Version);
        }

        return rows;
    }

    public static TableRows ItemRows(Batch batch)
    {
        var rows = new TableRows(TableTypes.CatalogueRows);
        foreach (var item in batch.ItemVersions)
        {
            var row = item.Rows[^1];
            rows.Next().Add(item.Key).Add(item.Version).Add(row.Kind).Add((int)row.Terms.Class)
                .Add((int)row.Terms.PreSelfPay.Value).Add(row.Terms.PriceLimitE6).Add(StoredDay.Of(row.From))
                .Add(StoredDay.Of(row.Until));
        }

        return rows;
    }

    public static TableRows Prescriptions(Batch batch)
    {
        var rows = new TableRows(TableTypes.PrescriptionRows);
        foreach (var (prescription, institution, member) in batch.NewPrescriptions)
        {
            rows.Next().Add(prescription.Key).Add(institution.Key).Add(prescription.Id.Number).Add(member.Key)
                .Add(prescription.Content);
        }

        return rows;
    }

    /// <summary>What is left of the prescriptions that are new or were changed.</summary>
    public static TableRows Left(Batch batch)
    {
        var rows = new TableRows(TableTypes.LeftRows);
        HashSet<PrescriptionRecord> changed = [.. batch.NewPrescriptions.Select(each => each.Prescription)];
        changed.UnionWith(batch.Prescriptions.Values.Where(prescription => prescription.IsChanged));
        foreach (var prescription in changed)
        {
            for (var i = 0; i < prescription.Left.Count; i++)
                rows.Next().Add(prescription.Key).Add(i).Add(prescription.Left[i]);
        }

        return rows;
    }

    public static TableRows Budgets(Batch batch)
    {
        var rows = new TableRows(TableTypes.BudgetRows);
        foreach (var (institution, key, version) in batch.NewBudgets)
        {
            rows.Next().Add(institution).Add(key.District).Add(StoredDay.Of(key.Month)).Add(version.Number)
                .Add(version.Amount.Value);
        }

        return rows;
    }
}

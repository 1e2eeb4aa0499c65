using ClaimsEngine.Accounts;
using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads what moves accounts for a batch: links, openings, credits, contributions and payments.</summary>
internal sealed class SqlAccountRows(SqlSession session)
{
    /// <summary>Loads the links of relatives; the owners of the linked accounts become needed too.</summary>
    public void LoadLinks(Batch batch, BatchNeeds needs)
    {
        if (needs.Families.Count == 0) return;
        foreach (var relative in needs.Families) batch.Families.Add(relative, new FamilyCircle());
        using var rows = session.Read(LoadStatements.Links, KeyTables.Of(needs.Families));
        while (rows.Read())
        {
            var link = FamilyLinkColumns.Read(rows);
            batch.Families[link.RelativeId].Put(link);
            needs.Members.Add(link.OwnerId);
        }
    }

    /// <summary>Loads what is needed of accounts; the members must be loaded before.</summary>
    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Openings.Count > 0) LoadOpenings(batch, needs);
        if (needs.Credits.Count > 0) LoadCredits(batch, needs);
        if (needs.Contributions.Count > 0) LoadContributions(batch, needs);
        if (needs.Payments.Count > 0) LoadPayments(batch, needs);
    }

    /// <summary>The links over which a member's account pays, each in its latest version.</summary>
    public List<LinkVersion> LinksOwnedBy(string ownerId)
    {
        Dictionary<(string, DateOnly), LinkVersion> latest = [];
        using var rows = session.Read(LoadStatements.LinksOwned, ownerId);
        while (rows.Read())
        {
            var link = FamilyLinkColumns.Read(rows);
            latest[(link.RelativeId, link.From)] = link;
        }

        return [.. latest.Values];
    }

    private void LoadOpenings(Batch batch, BatchNeeds needs)
    {
        using var rows = session.Read(LoadStatements.Openings, KeyTables.Of(needs.Openings));
        while (rows.Read()) batch.Members[rows.Text(EntryColumns.Count)].Opening = EntryColumns.Read(rows);
    }

    private void LoadCredits(Batch batch, BatchNeeds needs)
    {
        using var rows = session.Read(LoadStatements.Credits, KeyTables.Of(needs.Credits));
        while (rows.Read()) batch.Members[rows.Text(EntryColumns.Count)].AddCredit(EntryColumns.Read(rows));
    }

    private void LoadContributions(Batch batch, BatchNeeds needs)
    {
        using var rows = session.Read(LoadStatements.Contributions, KeyTables.Of(needs.Contributions));
        while (rows.Read())
        {
            var filed = new ContributionOnFile(EntryColumns.Read(rows));
            if (!rows.IsNull(EntryColumns.Count + 1))
            {
                var takenBack = -new Fen(rows.Int64(EntryColumns.Count + 2));
                filed.Reversal = new ContributionReversal(rows.Blob(EntryColumns.Count + 1), takenBack);
            }

            batch.Contributions[(rows.Text(EntryColumns.Count), filed.Entry.Day)] = filed;
        }
    }

    private void LoadPayments(Batch batch, BatchNeeds needs)
    {
        using var rows = session.Read(LoadStatements.Payments, KeyTables.Of(needs.Payments));
        while (rows.Read())
        {
            var entry = EntryColumns.Read(rows);
            var payment = new BilledPayment
            {
                OwnerId = rows.Text(EntryColumns.Count),
                Number = entry.ClaimNumber!,
                RelativeId = entry.Relative is null ? null : rows.Text(EntryColumns.Count + 1),
                Day = entry.Day,
                Purpose = entry.Purpose,
                Amount = entry.Total,
            };
            batch.Payments.Add((payment.OwnerId, payment.Number), new PaymentOnFile(payment, entry));
        }
    }
}

using ClaimsEngine.Ledger;

namespace ClaimsEngine.Catalogue;

/// <summary>
/// Adds catalogue rows, all in one transaction. A row that says what is kept already adds nothing; one with the
/// first day of a kept row takes its place for claims that are settled later.
/// </summary>
internal sealed class ImportPosting(IReadOnlyList<(string Code, ItemRow Row)> rows) : Posting<ImportOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        foreach (var (code, _) in rows) needs.Items.Add(code);
        needs.Keys = true;
    }

    protected override Outcome<ImportOutcome> Decide(Batch batch)
    {
        var changed = 0;
        foreach (var (code, row) in rows)
        {
            if (!batch.Items.TryGetValue(code, out var item))
                item = new ItemRecord(++batch.LastItemKey, code, []);
            else if (item.From(row.From) == row)
                continue;
            item = item.With(row);
            batch.Items[code] = item;
            batch.ItemVersions.Add(item);
            changed++;
        }

        return new ImportOutcome(rows.Count, changed);
    }
}

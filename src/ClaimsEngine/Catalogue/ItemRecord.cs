namespace ClaimsEngine.Catalogue;

/// <summary>An item with all versions of its rows. Immutable: a new row makes a new record.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Code">Its code.</param>
/// <param name="Rows">The rows; the first is version 1.</param>
internal sealed record ItemRecord(long Key, string Code, IReadOnlyList<ItemRow> Rows)
{
    /// <summary>The latest version.</summary>
    public int Version => Rows.Count;

    /// <summary>The row that begins on a day, its latest version, or null.</summary>
    public ItemRow? From(DateOnly day) => Rows.LastOrDefault(row => row.From == day);

    /// <summary>
    /// The version of the row that holds on a day: of those whose days include it the one that begins last,
    /// each first day standing for its latest version. 0 when none does.
    /// </summary>
    public int VersionOn(DateOnly day)
    {
        var found = 0;
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (!row.Holds(day) || !ReferenceEquals(From(row.From), row)) continue;
            if (found == 0 || row.From > Rows[found - 1].From) found = i + 1;
        }

        return found;
    }

    public ItemRecord With(ItemRow row) => this with { Rows = [.. Rows, row] };
}

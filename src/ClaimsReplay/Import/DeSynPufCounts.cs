using ClaimsRules.Money;

namespace ClaimsReplay.Import;

/// <summary>What an import of DE-SynPUF wrote, dropped, and found remarkable.</summary>
internal sealed class DeSynPufCounts
{
    private readonly SortedDictionary<string, long> _claims = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _dropped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _zero = new(StringComparer.Ordinal);

    /// <summary>Persons written.</summary>
    public long Members { get; set; }

    /// <summary>Claims written of all tables.</summary>
    public long Claims => _claims.Values.Sum();

    /// <summary>Claims written, by table.</summary>
    public IReadOnlyDictionary<string, long> ByTable => _claims;

    /// <summary>Rows that the mapping drops, by what they are.</summary>
    public IReadOnlyDictionary<string, long> Dropped => _dropped;

    /// <summary>Claims written that cost nothing, by table.</summary>
    public IReadOnlyDictionary<string, long> Zero => _zero;

    /// <summary>Claims written of several days.</summary>
    public long OfSeveralDays { get; private set; }

    /// <summary>Those of them whose last day is in another year than the first.</summary>
    public long OverNewYear { get; private set; }

    /// <summary>Counts a row that the mapping drops.</summary>
    public void Drop(string what) => _dropped[what] = _dropped.GetValueOrDefault(what) + 1;

    /// <summary>Counts a claim.</summary>
    public void Claim(DeSynPufTable table, Fen total, DateOnly first, DateOnly last)
    {
        _claims[table.Name] = _claims.GetValueOrDefault(table.Name) + 1;
        if (total == Fen.Zero) _zero[table.Name] = _zero.GetValueOrDefault(table.Name) + 1;
        if (last > first) OfSeveralDays++;
        if (last.Year > first.Year) OverNewYear++;
    }
}

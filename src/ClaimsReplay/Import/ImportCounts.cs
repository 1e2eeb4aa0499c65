namespace ClaimsReplay.Import;

/// <summary>What an import wrote and dropped.</summary>
public sealed class ImportCounts
{
    private readonly SortedDictionary<string, long> _dropped = new(StringComparer.Ordinal);

    /// <summary>Persons written.</summary>
    public long Members { get; private set; }

    /// <summary>Encounters written as claims.</summary>
    public long Encounters { get; private set; }

    /// <summary>Prescriptions written as claims.</summary>
    public long Prescriptions { get; private set; }

    /// <summary>Rows that the mapping drops, by what they are.</summary>
    public IReadOnlyDictionary<string, long> Dropped => _dropped;

    /// <summary>Counts a person.</summary>
    public void Member() => Members++;

    /// <summary>Counts an encounter.</summary>
    public void Encounter() => Encounters++;

    /// <summary>Counts a prescription.</summary>
    public void Prescription() => Prescriptions++;

    /// <summary>Counts a row that the mapping drops.</summary>
    public void Drop(string what) => _dropped[what] = _dropped.GetValueOrDefault(what) + 1;
}

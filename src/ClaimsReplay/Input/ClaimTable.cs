using System.Runtime.InteropServices;

namespace ClaimsReplay.Input;

/// <summary>The claims of the window, numbered from 0 in the order of their rows.</summary>
public sealed class ClaimTable
{
    private readonly List<ClaimRow> _rows = [];

    /// <summary>The claim ids; a claim's number is its id's.</summary>
    public IdTable Ids { get; } = new();

    /// <summary>The names of the institutions' districts.</summary>
    public IdTable Districts { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>The claims.</summary>
    public ReadOnlySpan<ClaimRow> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Adds a claim whose id is new.</summary>
    public void Add(ReadOnlySpan<char> id, in ClaimRow claim)
    {
        var number = Ids.FindOrAdd(id);
        if (number != _rows.Count) throw new InvalidOperationException("A claim's id is added once.");
        _rows.Add(claim);
    }
}

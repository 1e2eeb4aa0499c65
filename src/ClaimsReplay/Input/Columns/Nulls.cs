namespace ClaimsReplay.Input.Columns;

/// <summary>Which rows of a stretch have no value.</summary>
/// <param name="levels">The definition levels, or empty when every row has a value.</param>
/// <param name="present">The level of a row with a value.</param>
internal readonly ref struct Nulls(ReadOnlySpan<short> levels, int present)
{
    private readonly ReadOnlySpan<short> _levels = levels;

    /// <summary>Whether every row has a value.</summary>
    public bool None => _levels.IsEmpty;

    /// <summary>Whether a row has no value.</summary>
    public bool this[int row] => !_levels.IsEmpty && _levels[row] != present;
}

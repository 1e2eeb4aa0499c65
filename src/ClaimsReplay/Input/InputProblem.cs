namespace ClaimsReplay.Input;

/// <summary>
/// A malformed row: where it stands and what would be allowed. It never repeats what the row holds.
/// </summary>
/// <param name="File">The file's name.</param>
/// <param name="Row">The row, from 1 for the first after the header.</param>
/// <param name="Column">The column.</param>
/// <param name="Allowed">What is allowed there.</param>
public readonly record struct InputProblem(string File, long Row, string Column, Words Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}, row {Row}, column {Column}: {Allowed}";
}

namespace ClaimsReplay.Input;

/// <summary>
/// Rows that were to be read in one go are not in replay order; sorted, or held in memory, they can be read.
/// </summary>
/// <param name="file">The file's name.</param>
/// <param name="row">The first row that comes too late, from 1.</param>
public sealed class NotInOrderException(string file, long row)
    : Exception($"{file}, row {row}: the rows are not in the order of members and times.")
{
    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    /// <summary>The first row that comes too late, from 1.</summary>
    public long Row { get; } = row;
}

namespace ClaimsReplay.Input.Buckets;

/// <summary>Names rows of a table in several files, and tells of them in messages.</summary>
internal sealed class TablePlaces(IReadOnlyList<string> files)
{
    private readonly string[] _names = [.. files.Select(file => Path.GetFileName(file))];
    private int _last;

    /// <summary>The place of a row.</summary>
    public RowPlace Of((string File, long Row) row)
    {
        if (_names[_last] != row.File) _last = Array.IndexOf(_names, row.File);
        return new RowPlace(_last, row.Row);
    }

    /// <summary>A problem at a place.</summary>
    public InputProblem Problem(RowPlace place, string column, Words allowed) =>
        new(_names[place.File], place.Row, column, allowed);
}

using ClaimsReplay.Input.Columns;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Buckets;

/// <summary>Names rows of a table in several files, and tells of them in messages.</summary>
internal sealed class TablePlaces(IReadOnlyList<string> files)
{
    private readonly string[] _names = [.. files.Select(file => Path.GetFileName(file))];
    private int _last;

    /// <summary>The place of a row.</summary>
    /// <param name="row">Where it is read.</param>
    /// <param name="source">Its number in the file that was staged, or <see cref="AmountFeed.Absent"/>.</param>
    public RowPlace Of((string File, long Row) row, Fen source)
    {
        if (_names[_last] != row.File) _last = Array.IndexOf(_names, row.File);
        return new RowPlace(_last, source == AmountFeed.Absent ? row.Row : source.Value);
    }

    /// <summary>A problem at a place.</summary>
    public InputProblem Problem(RowPlace place, string column, Words allowed) =>
        new(_names[place.File], place.Row, column, allowed);
}

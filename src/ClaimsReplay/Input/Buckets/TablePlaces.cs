using ClaimsReplay.Input.Columns;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Buckets;

/// <summary>Names the rows of a table in several files, one after another, and tells of them in messages.</summary>
internal sealed class TablePlaces(IReadOnlyList<string> files)
{
    private IReadOnlyList<ParquetTable.Stretch> _stretches = [];
    private int _stretch;
    private int _file;

    /// <summary>The name of the first file.</summary>
    public string FirstFile => Path.GetFileName(files[0]);

    /// <summary>Begins with the rows that stand in a table's arrays.</summary>
    public void Begin(ParquetTable table)
    {
        _stretches = table.Stretches;
        Take(0);
    }

    /// <summary>The place of a row; rows are asked for in their order.</summary>
    /// <param name="row">The place in the arrays.</param>
    /// <param name="source">Its number in the file that was staged, or <see cref="AmountFeed.Absent"/>.</param>
    public RowPlace Of(int row, Fen source)
    {
        while (_stretch + 1 < _stretches.Count && _stretches[_stretch + 1].From <= row) Take(_stretch + 1);
        var stretch = _stretches[_stretch];
        return new RowPlace(
            _file, source == AmountFeed.Absent ? stretch.FirstRow + row - stretch.From : source.Value);
    }

    /// <summary>A problem at a place.</summary>
    public InputProblem Problem(RowPlace place, string column, Words allowed) =>
        new(Path.GetFileName(files[place.File]), place.Row, column, allowed);

    private void Take(int stretch)
    {
        _stretch = stretch;
        if (stretch < _stretches.Count && files[_file] != _stretches[stretch].File) _file = PlaceOf(_stretches[stretch].File);
    }

    private int PlaceOf(string file)
    {
        var place = 0;
        while (files[place] != file) place++;
        return place;
    }
}

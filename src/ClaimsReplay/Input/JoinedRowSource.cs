namespace ClaimsReplay.Input;

/// <summary>The rows of several files of one table, one file after another. Each has a header of its own.</summary>
/// <param name="pattern">What all the files are called together, for messages about none of them.</param>
/// <param name="open">Opens each file; at least one.</param>
internal sealed class JoinedRowSource(string pattern, IReadOnlyList<Func<RowSource>> open) : RowSource(pattern)
{
    private readonly List<string> _names = [];
    private readonly List<bool> _required = [];
    private RowSource _current = open[0]();
    private int[] _places = [];
    private int _file;
    private bool _ended;

    /// <inheritdoc/>
    public override string File => _ended ? base.File : _current.File;

    /// <inheritdoc/>
    public override long Done => _file;

    /// <inheritdoc/>
    public override long Size => open.Count;

    /// <inheritdoc/>
    public override int Find(string column)
    {
        var known = _names.IndexOf(column);
        if (known >= 0) return _places[known] < 0 ? -1 : known;
        var place = _current.Find(column);
        _names.Add(column);
        _required.Add(place >= 0);
        _places = [.. _places, place];
        return place < 0 ? -1 : _names.Count - 1;
    }

    /// <inheritdoc/>
    public override bool Read(ProblemLog problems)
    {
        while (!_current.Read(problems))
        {
            if (_file + 1 == open.Count)
            {
                _ended = true;
                return false;
            }

            _current.Dispose();
            _current = open[++_file]();

            // What the first file has, every one must have: its readers hold on to the columns.
            for (var i = 0; i < _names.Count; i++)
                _places[i] = _required[i] ? _current.Require(_names[i]) : _current.Find(_names[i]);
        }

        Row = _current.Row;
        return true;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Field(int column) => _current.Field(_places[column]);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _current.Dispose();
}

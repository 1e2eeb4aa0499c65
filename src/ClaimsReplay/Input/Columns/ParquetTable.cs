using ParquetSharp;

namespace ClaimsReplay.Input.Columns;

/// <summary>
/// A table in one or several Parquet files, read some ten thousand rows at a time into the arrays of its feeds;
/// the columns are decoded side by side.
/// </summary>
internal sealed class ParquetTable : IDisposable
{
    private readonly IReadOnlyList<string> _files;
    private readonly List<ColumnFeed> _feeds;
    private readonly ParallelOptions _threads;
    private readonly List<Stretch> _stretches = [];
    private ParquetFileReader? _file;
    private RowGroupReader? _group;
    private int _nextFile;
    private int _nextGroup;
    private long _leftInGroup;
    private long _rowInFile;

    private ParquetTable(IReadOnlyList<string> files, IReadOnlyList<ColumnFeed> feeds, int threads, long rows)
    {
        (_files, _feeds, Size) = (files, [.. feeds], rows);
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    /// <summary>How many rows have been read.</summary>
    public long Done { get; private set; }

    /// <summary>How many rows there are.</summary>
    public long Size { get; }

    /// <summary>How many rows stand in the arrays.</summary>
    public int Rows { get; private set; }

    /// <summary>Opens a table.</summary>
    /// <param name="files">The files in order, at least one.</param>
    /// <param name="feeds">The columns to read; others are ignored.</param>
    /// <param name="threads">How many columns are decoded at once.</param>
    /// <returns>The table, or null when the feeds cannot take how a column is stored, or one is missing.</returns>
    public static ParquetTable? TryOpen(IReadOnlyList<string> files, IReadOnlyList<ColumnFeed> feeds, int threads)
    {
        long rows = 0;
        foreach (var feed in feeds) feed.IsStored = false;
        foreach (var path in files)
        {
            try
            {
                using var file = new ParquetFileReader(path);
                rows += file.FileMetaData.NumRows;
                if (!feeds.All(feed => Suits(file, feed))) return null;
            }
            catch (Exception e) when (e is ParquetException or IOException)
            {
                throw Unreadable(path, e);
            }
        }

        return new ParquetTable(files, feeds, threads, rows);
    }

    /// <summary>Leaves a column alone that no file has.</summary>
    public void Drop(ColumnFeed feed)
    {
        if (!feed.IsStored) _feeds.Remove(feed);
    }

    /// <summary>Keeps the rows from a place on, moved to the front, and reads more behind them.</summary>
    /// <param name="keep">The first row that is kept.</param>
    /// <param name="most">How many rows to have in the arrays then, unless the table ends before.</param>
    /// <returns>False when no row was left to read.</returns>
    public bool Read(int keep, int most)
    {
        Keep(keep);
        foreach (var feed in _feeds) feed.Reserve(most);
        var before = Rows;
        while (Rows < most)
        {
            if (_leftInGroup == 0 && !NextGroup()) break;
            var rows = (int)Math.Min(_leftInGroup, most - Rows);
            _stretches.Add(new Stretch(Rows, _files[_nextFile - 1], _rowInFile + 1));
            Decode(rows);
            Rows += rows;
            Done += rows;
            _rowInFile += rows;
            _leftInGroup -= rows;
        }

        return Rows > before;
    }

    /// <summary>Where the rows in the arrays come from, in their order; the first stretch begins with row 0.</summary>
    public IReadOnlyList<Stretch> Stretches => _stretches;

    /// <summary>The file of a row in the arrays, and its number there from 1.</summary>
    public (string File, long Row) Place(int row)
    {
        var stretch = _stretches.FindLast(stretch => stretch.From <= row);
        return (Path.GetFileName(stretch.File), stretch.FirstRow + row - stretch.From);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var feed in _feeds) feed.Close();
        _group?.Dispose();
        _file?.Dispose();
    }

    private static bool Suits(ParquetFileReader file, ColumnFeed feed)
    {
        var column = PlaceOf(file, feed.Name);
        feed.IsStored |= column >= 0;
        return column < 0 ? !feed.IsRequired : feed.Takes(file.FileMetaData.Schema.Column(column));
    }

    private static int PlaceOf(ParquetFileReader file, string name)
    {
        var schema = file.FileMetaData.Schema;
        for (var i = 0; i < schema.NumColumns; i++)
        {
            if (schema.Column(i).Name == name) return i;
        }

        return -1;
    }

    private static NotUsableException Unreadable(string path, Exception e) => new(
        new Words($"{Path.GetFileName(path)} cannot be read as Parquet: {e.Message}", $"无法按 Parquet 读取 {path}。"), e);

    private void Keep(int first)
    {
        var rows = Rows - first;
        foreach (var feed in _feeds) feed.Move(first, rows);
        var (file, row) = rows > 0 ? (_stretches.FindLast(stretch => stretch.From <= first).File, Place(first).Row) : ("", 0);
        var later = _stretches.Where(stretch => stretch.From > first).ToList();
        _stretches.Clear();
        if (rows > 0) _stretches.Add(new Stretch(0, file, row));
        foreach (var stretch in later) _stretches.Add(stretch with { From = stretch.From - first });
        Rows = rows;
    }

    private void Decode(int rows)
    {
        try
        {
            if (_threads.MaxDegreeOfParallelism == 1)
            {
                foreach (var feed in _feeds) feed.Read(Rows, rows);
            }
            else
            {
                Parallel.ForEach(_feeds, _threads, feed => feed.Read(Rows, rows));
            }
        }
        catch (Exception e) when (e is ParquetException or AggregateException { InnerException: ParquetException })
        {
            throw Unreadable(_files[_nextFile - 1], e.InnerException ?? e);
        }
    }

    private bool NextGroup()
    {
        while (_file is null || _nextGroup == _file.FileMetaData.NumRowGroups)
        {
            if (_nextFile == _files.Count) return false;
            foreach (var feed in _feeds) feed.Close();
            _group?.Dispose();
            _group = null;
            _file?.Dispose();
            _file = Open(_files[_nextFile++]);
            (_nextGroup, _rowInFile) = (0, 0);
        }

        foreach (var feed in _feeds) feed.Close();
        _group?.Dispose();
        _group = _file.RowGroup(_nextGroup++);
        _leftInGroup = _group.MetaData.NumRows;
        foreach (var feed in _feeds) feed.Open(_group, PlaceOf(_file, feed.Name));
        return _leftInGroup > 0 || NextGroup();
    }

    private static ParquetFileReader Open(string path)
    {
        using var properties = ReaderProperties.GetDefaultReaderProperties();
        properties.EnableBufferedStream();
        return new ParquetFileReader(path, properties);
    }

    /// <summary>Rows in the arrays that follow each other in one file.</summary>
    /// <param name="From">The first one's place in the arrays.</param>
    /// <param name="File">The file's path.</param>
    /// <param name="FirstRow">The first one's number in the file, from 1.</param>
    public readonly record struct Stretch(int From, string File, long FirstRow);
}

using System.Globalization;
using ParquetSharp;

namespace ClaimsReplay.Input;

/// <summary>
/// The rows of a Parquet file, each value as its text in the CSV shape: whole numbers, booleans, dates and
/// timestamps may have their own Parquet types or be text.
/// </summary>
public sealed class ParquetRowSource : RowSource
{
    private readonly ParquetFileReader _reader;
    private readonly Dictionary<string, int> _places = [];
    private readonly long _rows;
    private string?[][] _group;
    private int _groups;
    private int _at;
    private int _length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="NotUsableException">It cannot be read as Parquet.</exception>
    public ParquetRowSource(string path)
        : base(Path.GetFileName(path))
    {
        try
        {
            _reader = new ParquetFileReader(path);
        }
        catch (Exception e) when (e is ParquetException or IOException)
        {
            throw Unreadable(e);
        }

        _rows = _reader.FileMetaData.NumRows;
        var schema = _reader.FileMetaData.Schema;
        _group = new string?[schema.NumColumns][];
        for (var i = 0; i < schema.NumColumns; i++) _places[schema.Column(i).Name] = i;
    }

    /// <inheritdoc/>
    public override long Done => Row;

    /// <inheritdoc/>
    public override long Size => _rows;

    /// <inheritdoc/>
    public override int Find(string column) => _places.GetValueOrDefault(column, -1);

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Field(int column) => (_group[column] ??= ReadColumn(column))[_at];

    /// <inheritdoc/>
    public override bool Read(ProblemLog problems)
    {
        _at++;
        while (_at >= _length)
        {
            if (_groups == _reader.FileMetaData.NumRowGroups) return false;
            using var group = _reader.RowGroup(_groups++);
            _length = checked((int)group.MetaData.NumRows);
            _at = 0;
            _group = new string?[_group.Length][];
        }

        Row++;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _reader.Dispose();

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        Date date => date.DateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeNanos time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffff"),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private string?[] ReadColumn(int column)
    {
        try
        {
            using var group = _reader.RowGroup(_groups - 1);
            using var logical = group.Column(column).LogicalReader();
            return logical.Apply(new TextVisitor(_length));
        }
        catch (Exception e) when (e is ParquetException or IOException or InvalidCastException)
        {
            throw Unreadable(e);
        }
    }

    private NotUsableException Unreadable(Exception e) =>
        new(new Words($"{File} cannot be read as Parquet: {e.Message}", $"无法按 Parquet 读取 {File}。"), e);

    /// <summary>Reads a column of any type as text.</summary>
    private sealed class TextVisitor(int length) : ILogicalColumnReaderVisitor<string?[]>
    {
        public string?[] OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> columnReader)
        {
            var values = columnReader.ReadAll(length);
            return [.. values.Select(value => Text(value))];
        }
    }
}

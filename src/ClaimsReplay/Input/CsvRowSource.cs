using System.IO.Compression;
using System.Text;
using Sylvan.Data.Csv;
using ZstdSharp;

namespace ClaimsReplay.Input;

/// <summary>The rows of a CSV file (RFC 4180, UTF-8, comma, header row), plain, gzipped or in Zstandard.</summary>
/// <remarks>
/// A row whose quoting is broken ends the parser. The file is then opened again behind the line on which that
/// row begins, so that one bad row costs one row.
/// </remarks>
public sealed class CsvRowSource : RowSource
{
    private const int LargestRecord = 1 << 20;

    private readonly string _path;
    private readonly string _header;
    private readonly string[] _names;
    private FileStream _file;
    private CsvDataReader _reader;
    private long _lines;

    /// <summary>Opens a file.</summary>
    /// <exception cref="NotUsableException">It cannot be read, has no header, or is no gzip file.</exception>
    public CsvRowSource(string path)
        : base(Path.GetFileName(path))
    {
        _path = path;
        try
        {
            using (var first = Open(path, out var file))
            using (file)
            {
                _header = first.ReadLine() ?? throw NoHeader();
            }

            (_reader, _file) = Start(0);
            _names = [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName)];
        }
        catch (Exception e) when (
            e is IOException or InvalidDataException or UnauthorizedAccessException or CsvFormatException
                or ZstdException)
        {
            throw Unreadable(e);
        }

        var repeated = _names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (repeated is null) return;
        Dispose();
        throw new NotUsableException(new Words(
            $"{File}: the column {repeated.Key} is there twice.", $"{File}：列 {repeated.Key} 重复。"));
    }

    /// <inheritdoc/>
    public override long Done => _file.Position;

    /// <inheritdoc/>
    public override long Size => _file.Length;

    /// <inheritdoc/>
    public override int Find(string column) => Array.IndexOf(_names, column);

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Field(int column) => _reader.GetFieldSpan(column);

    /// <inheritdoc/>
    public override bool Read(ProblemLog problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        while (true)
        {
            try
            {
                if (!_reader.Read()) return false;
                Row++;
                _lines += LinesOfRecord();
            }
            catch (CsvFormatException)
            {
                Row++;
                problems.Add(new InputProblem(File, Row, _names[0], new Words(
                    "the row's quoting is broken; RFC 4180 is allowed", "该行引号有误，须符合 RFC 4180")));
                Resume();
                continue;
            }
            catch (Exception e) when (e is IOException or InvalidDataException or ZstdException)
            {
                throw Unreadable(e);
            }

            var fields = _reader.RowFieldCount;
            if (fields == _names.Length) return true;
            if (fields == 1 && _reader.GetFieldSpan(0).IsEmpty) continue;
            problems.Add(new InputProblem(File, Row, _names[Math.Min(fields, _names.Length - 1)], new Words(
                $"the row has {fields} fields; {_names.Length} are allowed",
                $"该行有 {fields} 个字段，须为 {_names.Length} 个")));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static StreamReader Open(string path, out FileStream file)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Stream bytes = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress)
            : path.EndsWith(".zst", StringComparison.Ordinal) ? new DecompressionStream(file)
            : file;
        return new StreamReader(bytes, Encoding.UTF8);
    }

    /// <summary>Starts a parser on the header and the lines after a number of them.</summary>
    private (CsvDataReader Reader, FileStream File) Start(long linesToSkip)
    {
        var text = Open(_path, out var file);
        text.ReadLine();
        for (long line = 0; line < linesToSkip; line++) text.ReadLine();
        var reader = CsvDataReader.Create(new HeadedText(_header, text), new CsvDataReaderOptions
        {
            Delimiter = ',',
            CsvStyle = CsvStyle.Standard,
            Comment = '\0',
            BufferSize = 1 << 16,
            MaxBufferSize = LargestRecord,
        });
        return (reader, file);
    }

    /// <summary>Goes on behind the first line of the row that could not be read.</summary>
    private void Resume()
    {
        _lines++;
        Dispose();
        (_reader, _file) = Start(_lines);
    }

    /// <summary>How many lines the current record has; a quoted field may break lines.</summary>
    private int LinesOfRecord() => 1 + _reader.GetRawRecordSpan().TrimEnd("\r\n").Count('\n');

    private NotUsableException NoHeader() => new(new Words($"{File}: the header row is missing.", $"{File}：缺少表头。"));

    private NotUsableException Unreadable(Exception e) =>
        new(new Words($"{File} cannot be read: {e.Message}", $"无法读取 {File}。"), e);
}

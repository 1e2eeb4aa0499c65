using System.Globalization;
using Sylvan.Data.Csv;

namespace ClaimsEngine.Contract;

/// <summary>
/// The rows of a request's CSV text (RFC 4180, comma, header line). What is wrong is named by line and column; the
/// first ten places are.
/// </summary>
internal sealed class CsvTable
{
    /// <summary>The most characters of one text.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>The largest request, in bytes: the longest text, and a little more to tell what is allowed.</summary>
    public const int MostRequestBytes = MostCharacters + 64 * 1024;

    private const int MostProblems = 10;
    private const int LongestRow = 64 * 1024;

    private readonly FieldCheck _check = new();
    private readonly CsvDataReader _reader;
    private readonly string[] _columns;

    private CsvTable(CsvDataReader reader, string[] columns)
    {
        _reader = reader;
        _columns = columns;
    }

    /// <summary>The line of the row, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>How many places are wrong so far.</summary>
    public int Problems { get; private set; }

    /// <summary>Reads every row.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="columns">The header.</param>
    /// <param name="readRow">Takes a row, which has a field for each column.</param>
    /// <exception cref="Faults.FaultException">Something is wrong.</exception>
    public static void Read(string csv, string[] columns, Action<CsvTable> readRow)
    {
        var check = new FieldCheck();
        check.Text("csv", csv, MostCharacters);
        check.ThrowIfAny();
        using var text = new StringReader(csv);
        try
        {
            using var reader = CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                Delimiter = ',',
                CsvStyle = CsvStyle.Standard,
                Comment = '\0',
                HasHeaders = false,
                MaxBufferSize = LongestRow,
            });
            new CsvTable(reader, columns).ReadAll(readRow);
        }
        catch (CsvFormatException)
        {
            check.Add("csv", "引号有误或行过长，须符合 RFC 4180",
                "has broken quoting or too long a row; RFC 4180 is allowed");
        }

        check.ThrowIfAny();
    }

    /// <summary>A field's text.</summary>
    public string Text(int column) => _reader.GetString(column);

    public bool IsEmpty(int column) => _reader.GetFieldSpan(column).IsEmpty;

    /// <summary>A whole number, 0 to <paramref name="most"/>; null when it is none.</summary>
    public long? Number(int column, long most)
    {
        if (long.TryParse(_reader.GetFieldSpan(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= most)
        {
            return number;
        }

        Add(column, $"须为0至{most}的整数", $"must be a whole number, 0 to {most}");
        return null;
    }

    /// <summary>A day, such as 2022-01-31; the first of all days when it is none.</summary>
    public DateOnly Day(int column) =>
        Date(column, "yyyy-MM-dd", "须为日期 yyyy-MM-dd", "must be a day, such as 2022-01-31");

    /// <summary>The first day of a month, such as 2022-01; the first of all days when it is none.</summary>
    public DateOnly Month(int column) =>
        Date(column, "yyyy-MM", "须为月份 yyyy-MM", "must be a month, such as 2022-01");

    /// <summary>Names a field that must be an id and is none.</summary>
    public void AddId(int column) =>
        Add(column, "须为1至64个字符 A-Z a-z 0-9 . _ -", "must be 1 to 64 characters out of A-Z a-z 0-9 . _ -");

    /// <summary>Names what is wrong with a field.</summary>
    public void Add(int column, string chinese, string english) => Add(_columns[column], chinese, english);

    private void ReadAll(Action<CsvTable> readRow)
    {
        if (!_reader.Read() || !IsHeader())
        {
            Add("header", $"须为 {string.Join(',', _columns)}", $"must be {string.Join(',', _columns)}");
            _check.ThrowIfAny();
        }

        while (Problems < MostProblems && TryReadLine())
        {
            if (IsWhole()) readRow(this);
        }

        _check.ThrowIfAny();
    }

    private bool IsHeader() =>
        _reader.RowFieldCount == _columns.Length
        && _columns.Index().All(column => _reader.GetFieldSpan(column.Index).SequenceEqual(column.Item));

    private bool TryReadLine()
    {
        Line++;
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException)
        {
            Add(0, "引号有误或行过长，须符合 RFC 4180", "has broken quoting or is too long; RFC 4180 is allowed");
            return false;
        }
    }

    /// <summary>Whether a row has a field for each column; an empty line is no row.</summary>
    private bool IsWhole()
    {
        var fields = _reader.RowFieldCount;
        if (fields == _columns.Length) return true;
        if (fields == 1 && IsEmpty(0)) return false;
        Add(Math.Min(fields, _columns.Length - 1),
            $"该行有{fields}个字段，须为{_columns.Length}个",
            $"ends a row of {fields} fields; {_columns.Length} are allowed");
        return false;
    }

    private DateOnly Date(int column, string format, string chinese, string english)
    {
        if (DateOnly.TryParseExact(
            _reader.GetFieldSpan(column), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Add(column, chinese, english);
        return default;
    }

    private void Add(string column, string chinese, string english)
    {
        Problems++;
        _check.Add($"csv[{Line}].{column}",
            $"第{Line}行 {column}：{chinese}", $"line {Line}, column {column}: {english}");
    }
}

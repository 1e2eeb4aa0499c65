using System.Globalization;
using ClaimsEngine.Contract;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using Sylvan.Data.Csv;
using V1 = Claims.V1;

namespace ClaimsEngine.Catalogue;

/// <summary>
/// Reads catalogue rows from CSV text (RFC 4180, comma, header line); names line and column of what is wrong.
/// </summary>
internal sealed class CatalogueCsv
{
    /// <summary>The most characters of one import.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    private const int MostProblems = 10;
    private const int LongestRow = 64 * 1024;

    private static readonly string[] Columns =
        ["item_code", "kind", "item_class", "pre_self_pay_bp", "price_limit_e6", "from", "until"];

    private static readonly Dictionary<string, V1.ItemKind> Kinds = new()
    {
        ["drug"] = V1.ItemKind.Drug,
        ["service"] = V1.ItemKind.Service,
        ["consumable"] = V1.ItemKind.Consumable,
        ["device"] = V1.ItemKind.Device,
    };

    private static readonly Dictionary<string, ItemClass> Classes = new()
    {
        ["A"] = ItemClass.A,
        ["B"] = ItemClass.B,
        ["C"] = ItemClass.C,
    };

    private readonly FieldCheck _check = new();
    private readonly CsvDataReader _reader;
    private readonly HashSet<(string Code, DateOnly From)> _seen = [];
    private int _line = 1;
    private int _problems;

    private CatalogueCsv(CsvDataReader reader) => _reader = reader;

    /// <summary>Reads every row.</summary>
    /// <exception cref="Faults.FaultException">Something is wrong; the first ten places are named.</exception>
    public static List<(string Code, ItemRow Row)> Read(string csv)
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
            return new CatalogueCsv(reader).ReadAll();
        }
        catch (CsvFormatException)
        {
            check.Add("csv", "引号有误或行过长，须符合 RFC 4180",
                "has broken quoting or too long a row; RFC 4180 is allowed");
        }

        check.ThrowIfAny();
        return [];
    }

    private List<(string Code, ItemRow Row)> ReadAll()
    {
        List<(string Code, ItemRow Row)> rows = [];
        if (!_reader.Read() || !IsHeader())
        {
            Add("header", $"须为 {string.Join(',', Columns)}", $"must be {string.Join(',', Columns)}");
            _check.ThrowIfAny();
        }

        while (_problems < MostProblems && TryReadLine())
        {
            if (ReadRow() is { } row) rows.Add(row);
        }

        _check.ThrowIfAny();
        return rows;
    }

    private bool IsHeader() =>
        _reader.RowFieldCount == Columns.Length
        && Columns.Index().All(column => _reader.GetFieldSpan(column.Index).SequenceEqual(column.Item));

    private bool TryReadLine()
    {
        _line++;
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException)
        {
            Add("item_code", "引号有误或行过长，须符合 RFC 4180",
                "has broken quoting or is too long; RFC 4180 is allowed");
            return false;
        }
    }

    private (string Code, ItemRow Row)? ReadRow()
    {
        var fields = _reader.RowFieldCount;
        if (fields == 1 && _reader.GetFieldSpan(0).IsEmpty) return null;
        if (fields != Columns.Length)
        {
            Add(Columns[Math.Min(fields, Columns.Length - 1)],
                $"该行有{fields}个字段，须为{Columns.Length}个",
                $"ends a row of {fields} fields; {Columns.Length} are allowed");
            return null;
        }

        var before = _problems;
        var code = _reader.GetString(0);
        if (!FieldCheck.IsId(code))
        {
            Add("item_code", "须为1至64个字符 A-Z a-z 0-9 . _ -",
                "must be 1 to 64 characters out of A-Z a-z 0-9 . _ -");
        }

        var kind = Word(1, Kinds);
        var itemClass = Word(2, Classes);
        var ratio = (int)(Number(3, RateBp.Whole) ?? 0);
        var limit = _reader.GetFieldSpan(4).IsEmpty ? null : Number(4, LinePricing.MostPriceE6);
        var from = Day(5);
        DateOnly? until = _reader.GetFieldSpan(6).IsEmpty ? null : Day(6);
        if (_problems > before) return null;
        if (until < from) Add("until", "早于首日", "lies before from; the same day or a later one is allowed");
        if (!_seen.Add((code, from)))
            Add("from", "同一编码与首日重复", "repeats the code and first day of an earlier line");
        return (code, new ItemRow((int)kind, new ItemTerms(itemClass, new RateBp(ratio), limit), from, until));
    }

    private T Word<T>(int column, Dictionary<string, T> words)
        where T : struct
    {
        if (words.TryGetValue(_reader.GetString(column), out var word)) return word;
        var allowed = string.Join(", ", words.Keys);
        Add(Columns[column], $"须为 {allowed} 之一", $"must be one of {allowed}");
        return default;
    }

    private long? Number(int column, long most)
    {
        var field = _reader.GetFieldSpan(column);
        var isNumber = long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number <= most) return number;
        Add(Columns[column], $"须为0至{most}的整数", $"must be a whole number, 0 to {most}");
        return null;
    }

    private DateOnly Day(int column)
    {
        var field = _reader.GetFieldSpan(column);
        var culture = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(field, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day)) return day;
        Add(Columns[column], "须为日期 yyyy-MM-dd", "must be a day, such as 2022-01-31");
        return default;
    }

    private void Add(string column, string chinese, string english)
    {
        _problems++;
        _check.Add($"csv[{_line}].{column}",
            $"第{_line}行 {column}：{chinese}", $"line {_line}, column {column}: {english}");
    }
}

using ClaimsReplay.Input.Columns;
using ParquetSharp;

namespace ClaimsReplay.Input.Buckets;

/// <summary>
/// Text tables that are too large for memory, written as Parquet files of text with the numbers of their rows, in a
/// temporary folder: from there on they are read like other Parquet files.
/// </summary>
internal sealed class StagedText : IDisposable
{
    private const int RowsOfARowGroup = 1 << 16;
    private const int BytesOfAClaim = 60;
    private const int Packing = 6;
    private const string SourceRow = "source_row";

    private static readonly string[] MemberColumns =
    [
        "member_id", "birth_date", "status", "status_from", "contribution_base_fen", "opening_balance_fen",
        "coverage_until", "funding_mode",
    ];

    private static readonly string[] ClaimColumns =
    [
        "member_id", "service_time", "kind", "level", "total_fen", "in_scope_fen", "use_account", "visit_kind",
        "district", "fully_self_paid_fen", "over_price_limit_fen", "pre_self_paid_fen",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("claims-replay-").FullName;

    /// <summary>Writes the tables of a folder that are text.</summary>
    /// <exception cref="NotUsableException">A file cannot be read.</exception>
    public StagedText(DataFolder folder, ProblemLog problems, CancellationToken stop)
    {
        try
        {
            Members = Stage(folder, "members", MemberColumns, problems, stop);
            Claims = Stage(folder, "claims", ClaimColumns, problems, stop);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The files of members.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>The files of claims.</summary>
    public IReadOnlyList<string> Claims { get; }

    /// <summary>Whether the claims are text, and by their size likely more than a number of claims.</summary>
    public static bool IsLarge(DataFolder folder, long claims) => folder.TextFiles("claims").Sum(file =>
        new FileInfo(file).Length * (file.EndsWith(".csv", StringComparison.Ordinal) ? 1 : Packing))
        > claims * BytesOfAClaim;

    /// <summary>The column of the rows' numbers; other files have none.</summary>
    public static AmountFeed SourceRows() => new(SourceRow) { MayBeAbsent = true, IsRequired = false };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<string> Stage(
        DataFolder folder, string table, string[] columns, ProblemLog problems, CancellationToken stop)
    {
        var texts = folder.TextFiles(table);
        if (texts.Count == 0) return folder.ParquetFiles(table);
        List<string> staged = [];
        foreach (var text in texts)
        {
            // Messages name a file by its name alone, so the staged one keeps it.
            using var rows = new CsvRowSource(text);
            staged.Add(Path.Combine(_folder, Path.GetFileName(text)));
            Write(rows, staged[^1], columns, problems, stop);
        }

        return staged;
    }

    private static void Write(
        CsvRowSource rows, string path, string[] columns, ProblemLog problems, CancellationToken stop)
    {
        var known = columns.Where(column => rows.Find(column) >= 0).ToArray();
        var places = known.Select(rows.Find).ToArray();
        var values = known.Select(_ => new string[RowsOfARowGroup]).ToArray();
        var numbers = new long[RowsOfARowGroup];
        var count = 0;
        Column[] schema = [.. known.Select(name => new Column<string>(name)), new Column<long>(SourceRow)];
        using var file = new ParquetFileWriter(path, schema);
        while (rows.Read(problems))
        {
            for (var i = 0; i < places.Length; i++) values[i][count] = Word(values[i], count, rows.Field(places[i]));
            numbers[count++] = rows.Row;
            if (count < RowsOfARowGroup) continue;
            stop.ThrowIfCancellationRequested();
            WriteGroup(file, values, numbers, count);
            count = 0;
        }

        if (count > 0) WriteGroup(file, values, numbers, count);
        file.Close();
    }

    /// <summary>The text of a field; the same object again where the row before has the same.</summary>
    private static string Word(string[] values, int at, ReadOnlySpan<char> field) =>
        at > 0 && field.SequenceEqual(values[at - 1]) ? values[at - 1] : field.ToString();

    private static void WriteGroup(ParquetFileWriter file, string[][] values, long[] numbers, int count)
    {
        using var group = file.AppendRowGroup();
        foreach (var texts in values)
        {
            using var column = group.NextColumn().LogicalWriter<string>();
            column.WriteBatch(texts.AsSpan(0, count));
        }

        using var last = group.NextColumn().LogicalWriter<long>();
        last.WriteBatch(numbers.AsSpan(0, count));
    }
}

namespace ClaimsReplay.Input;

/// <summary>
/// A folder of tables. A table is one file: <c>.csv</c>, <c>.csv.gz</c>, <c>.csv.zst</c> or <c>.parquet</c>; or
/// several of one ending, such as <c>claims-1.parquet</c> and <c>claims-2.parquet</c>, in the order of their names.
/// </summary>
public sealed class DataFolder
{
    private const string Parquet = ".parquet";

    private static readonly string[] Endings = [".csv", ".csv.gz", ".csv.zst", Parquet];
    private static readonly string[] Tables = ["claims", "families", "members"];

    private readonly string _path;

    /// <summary>Names a folder.</summary>
    /// <exception cref="NotUsableException">There is none.</exception>
    public DataFolder(string path)
    {
        _path = path;
        if (!Directory.Exists(path))
            throw new NotUsableException(new Words($"There is no folder {path}.", $"没有文件夹 {path}。"));
    }

    /// <summary>The files of a table that is stored as Parquet, or none.</summary>
    /// <exception cref="NotUsableException">The table is there in several forms.</exception>
    public IReadOnlyList<string> ParquetFiles(string table)
    {
        var (ending, files) = FilesOf(table);
        return ending == Parquet ? files : [];
    }

    /// <summary>The files of a table that is stored as text, or none.</summary>
    /// <exception cref="NotUsableException">The table is there in several forms.</exception>
    public IReadOnlyList<string> TextFiles(string table)
    {
        var (ending, files) = FilesOf(table);
        return ending == Parquet ? [] : files;
    }

    /// <summary>Whether the folder has a table of the name in any form.</summary>
    public bool HasTable(string table) => Endings.Any(ending => FilesOf(table, ending).Count > 0);

    /// <summary>Every file of the tables, in the order of their names.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Tables.SelectMany(table => FilesOf(table).Files)];

    /// <summary>The seed of generated tables, as their files' metadata tell it, or null.</summary>
    public string? Seed()
    {
        if (ParquetFiles("claims") is not [var first, ..]) return null;
        using var file = new ParquetSharp.ParquetFileReader(first);
        return file.FileMetaData.KeyValueMetadata.GetValueOrDefault("seed");
    }

    /// <summary>Opens a table that must be there.</summary>
    /// <exception cref="NotUsableException">It is not, or in several forms, or cannot be read.</exception>
    public RowSource Open(string table) => TryOpen(table) ?? throw new NotUsableException(new Words(
        $"{_path} has no {table}{string.Join($", {table}", Endings)}.", $"{_path} 中没有 {table} 表。"));

    /// <summary>Opens a table, or gives null when the folder has none of the name.</summary>
    /// <exception cref="NotUsableException">It is there in several forms, or cannot be read.</exception>
    public RowSource? TryOpen(string table)
    {
        var (ending, files) = FilesOf(table);
        return files.Count switch
        {
            0 => null,
            1 => Open(files[0], ending),
            _ => new JoinedRowSource($"{table}-*{ending}", [.. files.Select<string, Func<RowSource>>(
                file => () => Open(file, ending))]),
        };
    }

    private static RowSource Open(string file, string ending) =>
        ending == Parquet ? new ParquetRowSource(file) : new CsvRowSource(file);

    private (string Ending, IReadOnlyList<string> Files) FilesOf(string table)
    {
        var found = Endings.Select(ending => (ending, Files: FilesOf(table, ending)))
            .Where(form => form.Files.Count > 0).ToList();
        var names = found.SelectMany(form => form.Files).Select(Path.GetFileName).ToList();
        if (found.Count <= 1 && (names.Count <= 1 || names.All(name => name![table.Length] == '-')))
            return found.Count == 0 ? ("", []) : found[0];
        throw new NotUsableException(new Words(
            $"{_path} has {string.Join(" and ", names)}; one of them is allowed, or several {table}-….",
            $"{_path} 中 {table} 表有多种形式的文件，只允许一种。"));
    }

    private IReadOnlyList<string> FilesOf(string table, string ending)
    {
        var one = Path.Combine(_path, table + ending);
        return
        [
            .. File.Exists(one) ? [one] : Array.Empty<string>(),
            .. Directory.GetFiles(_path, $"{table}-*{ending}").Order(StringComparer.Ordinal),
        ];
    }
}

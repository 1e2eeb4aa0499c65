namespace ClaimsReplay.Input;

/// <summary>
/// A folder of tables. A table is one file: <c>.csv</c>, <c>.csv.gz</c> or <c>.parquet</c>.
/// </summary>
public sealed class DataFolder
{
    private static readonly string[] Endings = [".csv", ".csv.gz", ".parquet"];
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
    public IReadOnlyList<string> ParquetFiles(string table)
    {
        var file = Path.Combine(_path, table + ".parquet");
        return File.Exists(file) && !Has(table, ".csv") && !Has(table, ".csv.gz") ? [file] : [];
    }

    /// <summary>Whether the folder has a table of the name in any form.</summary>
    public bool HasTable(string table) => Endings.Any(ending => Has(table, ending));

    /// <summary>Every file of the tables, in the order of their names.</summary>
    public IReadOnlyList<string> Files() =>
        [
            .. Tables
                .SelectMany(table => Endings.Select(ending => Path.Combine(_path, table + ending))).Where(File.Exists),
        ];

    /// <summary>The seed of generated tables, as their files' metadata tell it, or null.</summary>
    public string? Seed()
    {
        if (ParquetFiles("claims") is not [var first, ..]) return null;
        using var file = new ParquetSharp.ParquetFileReader(first);
        return file.FileMetaData.KeyValueMetadata.GetValueOrDefault("seed");
    }

    /// <summary>Opens a table that must be there.</summary>
    /// <exception cref="NotUsableException">It is not, or in several files, or cannot be read.</exception>
    public RowSource Open(string table) => TryOpen(table) ?? throw new NotUsableException(new Words(
        $"{_path} has no {table}{string.Join($", {table}", Endings)}.", $"{_path} 中没有 {table} 表。"));

    /// <summary>Opens a table, or gives null when the folder has none of the name.</summary>
    /// <exception cref="NotUsableException">It is there in several files, or cannot be read.</exception>
    public RowSource? TryOpen(string table)
    {
        string[] found = [.. Endings.Select(ending => Path.Combine(_path, table + ending)).Where(File.Exists)];
        return found switch
        {
            [] => null,
            [var only] when only.EndsWith(".parquet", StringComparison.Ordinal) => new ParquetRowSource(only),
            [var only] => new CsvRowSource(only),
            _ => throw new NotUsableException(new Words(
                $"{_path} has {string.Join(" and ", found.Select(Path.GetFileName))}; one of them is allowed.",
                $"{_path} 中 {table} 表有多个文件，只允许一个。")),
        };
    }

    private bool Has(string table, string ending) => File.Exists(Path.Combine(_path, table + ending));
}

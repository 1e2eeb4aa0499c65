using ParquetSharp;

namespace ClaimsBench.Replays;

/// <summary>Reads the columns of claims that a replay needs, and does nothing with them.</summary>
internal static class ParquetColumns
{
    private const int RowsAtOnce = 1 << 15;

    private static readonly string[] Names =
        ["member_id", "service_time", "kind", "level", "total_fen", "in_scope_fen", "use_account"];

    /// <summary>Reads every file of claims in a folder.</summary>
    /// <returns>How many values were read.</returns>
    public static long Read(string folder)
    {
        long values = 0;
        foreach (var path in Files(folder))
        {
            using var file = new ParquetFileReader(path);
            for (var i = 0; i < file.FileMetaData.NumRowGroups; i++)
            {
                using var group = file.RowGroup(i);
                for (var column = 0; column < file.FileMetaData.NumColumns; column++)
                {
                    if (!Names.Contains(file.FileMetaData.Schema.Column(column).Name)) continue;
                    using var reader = group.Column(column);
                    values += reader switch
                    {
                        ColumnReader<long> numbers => Read(numbers),
                        ColumnReader<int> numbers => Read(numbers),
                        ColumnReader<bool> flags => Read(flags),
                        ColumnReader<ByteArray> texts => Read(texts),
                        _ => throw new InvalidOperationException("A column of claims has another type."),
                    };
                }
            }
        }

        return values;
    }

    /// <summary>How many claims a folder has.</summary>
    public static int CountRows(string folder) => (int)Files(folder).Sum(path =>
    {
        using var file = new ParquetFileReader(path);
        return file.FileMetaData.NumRows;
    });

    private static string[] Files(string folder) => Directory.GetFiles(folder, "claims*.parquet");

    private static long Read<T>(ColumnReader<T> reader)
        where T : unmanaged
    {
        long read = 0;
        var (values, definitions) = (new T[RowsAtOnce], new short[RowsAtOnce]);
        while (reader.HasNext)
        {
            reader.ReadBatch(RowsAtOnce, definitions, [], values, out var count);
            read += count;
        }

        return read;
    }
}

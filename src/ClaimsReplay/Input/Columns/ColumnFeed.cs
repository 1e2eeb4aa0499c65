using System.Numerics;
using ParquetSharp;

namespace ClaimsReplay.Input.Columns;

/// <summary>
/// One column of a Parquet table on its way into an array: values are taken as they are stored, page by page,
/// without an object per value. What is not allowed is remembered as a fault of its row.
/// </summary>
/// <param name="name">The column's name.</param>
internal abstract class ColumnFeed(string name)
{
    private const int Chunk = 4096;

    private readonly short[] _levels = new short[Chunk];
    private readonly long[] _numbers = new long[Chunk];
    private int[] _ints = [];
    private bool[] _flags = [];
    private ByteArray[] _texts = [];
    private ColumnReader? _reader;
    private int _presentLevel;

    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the table must have the column.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Whether a file of the table has the column.</summary>
    public bool IsStored { get; set; }

    /// <summary>The faults among the rows read, by the place in the array.</summary>
    public List<(int Row, Words Allowed)> Faults { get; } = [];

    /// <summary>Whether the values can be taken as a file stores them; noted for the reading.</summary>
    public virtual bool Takes(ColumnDescriptor column) =>
        column.MaxRepetitionLevel == 0 && column.PhysicalType is PhysicalType.Int64 or PhysicalType.Int32
            or PhysicalType.Boolean or PhysicalType.ByteArray;

    /// <summary>Begins with a row group.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="column">The column's place, or -1 when the file has none of the name.</param>
    public void Open(RowGroupReader group, int column)
    {
        Close();
        if (column < 0) return;
        _reader = group.Column(column);
        _presentLevel = _reader.ColumnDescriptor.MaxDefinitionLevel;
    }

    /// <summary>Ends with a row group.</summary>
    public void Close()
    {
        _reader?.Dispose();
        _reader = null;
    }

    /// <summary>Reads the next rows of the row group to a place of the array.</summary>
    public void Read(int at, int rows)
    {
        if (_reader is null)
        {
            TakeNone(at, rows);
            return;
        }

        while (rows > 0)
        {
            var read = ReadChunk(at, Math.Min(Chunk, rows));
            if (read == 0) throw new ParquetException("EndOfColumn", $"The column {Name} has too few values.");
            at += read;
            rows -= read;
        }
    }

    /// <summary>Makes room in the array, if it is the feed's own.</summary>
    public virtual void Reserve(int rows)
    {
    }

    /// <summary>Moves rows from a place to the front; what was there is lost.</summary>
    public void Move(int from, int rows)
    {
        Faults.RemoveAll(fault => fault.Row < from);
        for (var i = 0; i < Faults.Count; i++) Faults[i] = (Faults[i].Row - from, Faults[i].Allowed);
        MoveValues(from, rows);
    }

    /// <summary>Moves the values of rows from a place to the front.</summary>
    protected abstract void MoveValues(int from, int rows);

    /// <summary>Copies a row's value to an earlier place.</summary>
    public abstract void Copy(int from, int to);

    /// <summary>Takes numbers; dates and times in their unit, flags as 0 and 1.</summary>
    /// <param name="values">The values.</param>
    /// <param name="isNull">Which rows have none, or empty when all have one.</param>
    /// <param name="at">The place of the first.</param>
    protected abstract void Take(ReadOnlySpan<long> values, Nulls isNull, int at);

    /// <summary>Takes texts; they are gone after the call.</summary>
    protected abstract void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at);

    /// <summary>Fills rows of a table without the column.</summary>
    protected virtual void TakeNone(int at, int rows) =>
        throw new InvalidOperationException($"The column {Name} is required.");

    private int ReadChunk(int at, int rows)
    {
        switch (_reader)
        {
            case ColumnReader<long> reader:
                var longs = Next(reader, _numbers, rows);
                Take(_numbers.AsSpan(0, longs), NullsOf(longs), at);
                return longs;
            case ColumnReader<int> reader:
                if (_ints.Length == 0) _ints = new int[Chunk];
                var ints = Next(reader, _ints, rows);
                Widen(_ints.AsSpan(0, ints), _numbers);
                Take(_numbers.AsSpan(0, ints), NullsOf(ints), at);
                return ints;
            case ColumnReader<bool> reader:
                if (_flags.Length == 0) _flags = new bool[Chunk];
                var flags = Next(reader, _flags, rows);
                for (var i = 0; i < flags; i++) _numbers[i] = _flags[i] ? 1 : 0;
                Take(_numbers.AsSpan(0, flags), NullsOf(flags), at);
                return flags;
            case ColumnReader<ByteArray> reader:
                if (_texts.Length == 0) _texts = new ByteArray[Chunk];
                var texts = Next(reader, _texts, rows);
                Take(_texts.AsSpan(0, texts), NullsOf(texts), at);
                return texts;
            default:
                throw new ParquetException("TypeOfColumn", $"The column {Name} has another type than in the first file.");
        }
    }

    private Nulls NullsOf(int rows) => new(_presentLevel > 0 && _hasNulls ? _levels.AsSpan(0, rows) : [], _presentLevel);

    private bool _hasNulls;

    private static void Widen(ReadOnlySpan<int> values, Span<long> target)
    {
        var i = 0;
        for (; i <= values.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            Vector.Widen(new Vector<int>(values[i..]), out var low, out var high);
            low.CopyTo(target[i..]);
            high.CopyTo(target[(i + Vector<long>.Count)..]);
        }

        for (; i < values.Length; i++) target[i] = values[i];
    }

    /// <summary>Reads values; those behind a null are moved to their rows.</summary>
    private int Next<T>(ColumnReader<T> reader, T[] values, int rows)
        where T : unmanaged
    {
        if (_presentLevel == 0) return (int)reader.ReadBatch(rows, values, out _);
        var read = (int)reader.ReadBatch(rows, _levels, default, values, out var present);
        _hasNulls = present < read;
        if (!_hasNulls) return read;
        for (var (row, value) = (read - 1, (int)present - 1); row >= 0; row--)
        {
            if (_levels[row] == _presentLevel) values[row] = values[value--];
        }

        return read;
    }
}

using System.Buffers.Binary;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ClaimsReplay.Input.Columns;

/// <summary>
/// The column of member ids, as runs of rows of one member. Ids are compared as bytes: texts as UTF-8, whole
/// numbers as eight bytes that order as the numbers do.
/// </summary>
internal sealed class IdFeed(string name) : ColumnFeed(name)
{
    private readonly List<Run> _runs = [];
    private byte[] _bytes = new byte[4096];
    private int _end;
    private bool _hasNumbers;
    private long _lastNumber;

    /// <summary>How many runs there are.</summary>
    public int Runs => _runs.Count;

    /// <summary>Whether the ids are stored as whole numbers.</summary>
    public bool HasNumbers => _hasNumbers;

    /// <summary>The first row of a run.</summary>
    public int First(int run) => _runs[run].First;

    /// <summary>The id of a run; empty where it is not allowed.</summary>
    public ReadOnlySpan<byte> Id(int run) => _bytes.AsSpan(_runs[run].Start, _runs[run].Length);

    /// <inheritdoc/>
    public override bool Takes(ColumnDescriptor column)
    {
        _hasNumbers = column.PhysicalType is PhysicalType.Int64 or PhysicalType.Int32;
        return column.MaxRepetitionLevel == 0 && (_hasNumbers || column.LogicalType is StringLogicalType);
    }

    /// <inheritdoc/>
    public override void Copy(int from, int to)
    {
    }

    /// <summary>Keeps the runs from a row on, at which one must begin.</summary>
    protected override void MoveValues(int from, int rows)
    {
        var kept = _runs.FindIndex(run => run.First >= from);
        if (rows == 0 || kept < 0)
        {
            _runs.Clear();
            _end = 0;
            return;
        }

        var start = _runs[kept].Start;
        _runs.RemoveRange(0, kept);
        for (var i = 0; i < _runs.Count; i++)
            _runs[i] = new Run(_runs[i].First - from, _runs[i].Start - start, _runs[i].Length);
        _end -= start;
        _bytes.AsSpan(start, _end).CopyTo(_bytes);
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        Span<byte> id = stackalloc byte[sizeof(long)];
        for (var i = 0; i < values.Length; i++)
        {
            if (isNull.None && _runs.Count > 0 && _runs[^1].Length > 0)
            {
                var same = values[i..].IndexOfAnyExcept(_lastNumber);
                if (same < 0) return;
                i += same;
            }

            _lastNumber = values[i];
            BinaryPrimitives.WriteInt64BigEndian(id, _lastNumber ^ long.MinValue);
            Take(isNull[i] ? [] : id, at + i);
        }
    }

    /// <inheritdoc/>
    protected override unsafe void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var text = isNull[i] ? [] : new ReadOnlySpan<byte>((void*)values[i].Pointer, values[i].Length);
            if (text.Length > IdTable.LongestId && Encoding.UTF8.GetCharCount(text) > IdTable.LongestId) text = [];
            Take(text, at + i);
        }
    }

    private void Take(ReadOnlySpan<byte> id, int row)
    {
        if (id.IsEmpty) Faults.Add((row, RowCheck.IdAllowed));
        if (_runs.Count > 0 && id.SequenceEqual(Id(_runs.Count - 1))) return;
        if (_end + id.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_end + id.Length, _bytes.Length * 2));
        id.CopyTo(_bytes.AsSpan(_end));
        _runs.Add(new Run(row, _end, id.Length));
        _end += id.Length;
    }

    private readonly record struct Run(int First, int Start, int Length);
}

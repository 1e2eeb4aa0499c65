using ParquetSharp;

namespace ClaimsReplay.Input.Columns;

/// <summary>A column of values of one type, in an array that the feed or someone else owns.</summary>
/// <param name="name">The column's name.</param>
/// <param name="array">The array, or null for one of the feed's own.</param>
internal abstract class ArrayFeed<T>(string name, Func<T[]>? array) : ColumnFeed(name)
{
    private T[] _own = [];

    /// <summary>The values.</summary>
    public T[] Values => array is null ? _own : array();

    /// <inheritdoc/>
    public override void Reserve(int rows)
    {
        if (array is null && rows > _own.Length) Array.Resize(ref _own, Math.Max(rows, _own.Length * 2));
    }

    /// <inheritdoc/>
    public override void Copy(int from, int to) => Values[to] = Values[from];

    /// <inheritdoc/>
    protected override void MoveValues(int from, int rows) =>
        Values.AsSpan(from, rows).CopyTo(Values);

    /// <summary>The bytes of a text.</summary>
    protected static unsafe ReadOnlySpan<byte> Text(ByteArray text) => new((void*)text.Pointer, text.Length);
}

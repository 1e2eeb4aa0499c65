using System.Text;

namespace ClaimsReplay.Input;

/// <summary>
/// Distinct ids, numbered from 0 in the order of their coming. The texts lie in a few large blocks, so that
/// millions of ids are not millions of objects.
/// </summary>
public sealed class IdTable
{
    /// <summary>The longest id, in characters.</summary>
    public const int LongestId = 128;

    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;
    private const int MostBytes = LongestId * 3;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Entry> _entries = [];
    private int[] _buckets = Empty(1024);
    private long _end;

    /// <summary>How many ids there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds an id.</summary>
    /// <returns>Its number, or -1.</returns>
    public int Find(ReadOnlySpan<char> id)
    {
        Span<byte> buffer = stackalloc byte[MostBytes];
        return Find(buffer[..Encoding.UTF8.GetBytes(id, buffer)], string.GetHashCode(id));
    }

    /// <summary>Finds an id or gives it the next number.</summary>
    public int FindOrAdd(ReadOnlySpan<char> id)
    {
        Span<byte> buffer = stackalloc byte[MostBytes];
        var utf8 = buffer[..Encoding.UTF8.GetBytes(id, buffer)];
        var hash = string.GetHashCode(id);
        var found = Find(utf8, hash);
        return found >= 0 ? found : Add(utf8, hash);
    }

    /// <summary>The UTF-8 text of an id.</summary>
    public ReadOnlySpan<byte> Utf8(int id)
    {
        var entry = _entries[id];
        return _blocks[(int)(entry.Start >> BlockBits)].AsSpan((int)(entry.Start & (BlockSize - 1)), entry.Length);
    }

    /// <summary>The text of an id.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(Utf8(id));

    private static int[] Empty(int size)
    {
        var buckets = new int[size];
        Array.Fill(buckets, -1);
        return buckets;
    }

    private int Find(ReadOnlySpan<byte> utf8, int hash)
    {
        for (var i = _buckets[hash & (_buckets.Length - 1)]; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash == hash && Utf8(i).SequenceEqual(utf8)) return i;
        }

        return -1;
    }

    private int Add(ReadOnlySpan<byte> utf8, int hash)
    {
        if (Count == _buckets.Length) Grow();
        var isFull = _end >> BlockBits == _blocks.Count || (_end & (BlockSize - 1)) + utf8.Length > BlockSize;
        if (isFull)
        {
            _end = (long)_blocks.Count << BlockBits;
            _blocks.Add(new byte[BlockSize]);
        }

        var id = Count;
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries.Add(new Entry(_end, utf8.Length, hash, bucket));
        bucket = id;
        utf8.CopyTo(_blocks[^1].AsSpan((int)(_end & (BlockSize - 1))));
        _end += utf8.Length;
        return id;
    }

    private void Grow()
    {
        _buckets = Empty(_buckets.Length * 2);
        for (var i = 0; i < Count; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i;
        }
    }

    private readonly record struct Entry(long Start, int Length, int Hash, int Next);
}

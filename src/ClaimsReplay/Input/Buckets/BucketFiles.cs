using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClaimsReplay.Input.Buckets;

/// <summary>
/// Records of one type dealt out to files by the ids that stand behind them, in a temporary folder. A record takes
/// its size, two bytes for the length of the id, and the id.
/// </summary>
internal sealed class BucketFiles<T> : IDisposable
    where T : unmanaged
{
    private const int BufferSize = 1 << 16;

    private readonly string _folder;
    private readonly string _name;
    private readonly byte[][] _buffers;
    private readonly int[] _lengths;
    private readonly long[] _sizes;

    public BucketFiles(string folder, string name, int buckets)
    {
        (_folder, _name) = (folder, name);
        _buffers = new byte[buckets][];
        _lengths = new int[buckets];
        _sizes = new long[buckets];
    }

    /// <summary>Adds a record to the bucket of its id.</summary>
    public void Add(in T record, ReadOnlySpan<byte> id)
    {
        var bucket = (int)Math.BigMul(IdHash.Of(id), (ulong)_buffers.Length, out _);
        var size = Unsafe.SizeOf<T>() + sizeof(ushort) + id.Length;
        if (_buffers[bucket] is null) _buffers[bucket] = new byte[BufferSize];
        else if (_lengths[bucket] + size > BufferSize) Flush(bucket);
        var target = _buffers[bucket].AsSpan(_lengths[bucket], size);
        MemoryMarshal.Write(target, record);
        MemoryMarshal.Write(target[Unsafe.SizeOf<T>()..], (ushort)id.Length);
        id.CopyTo(target[(Unsafe.SizeOf<T>() + sizeof(ushort))..]);
        _lengths[bucket] += size;
    }

    /// <summary>Reads a bucket whole, and deletes its file.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="memory">Holds it; made larger where it is too small.</param>
    /// <returns>How many bytes it has.</returns>
    public int Load(int bucket, ref byte[] memory)
    {
        var size = checked((int)(_sizes[bucket] + _lengths[bucket]));
        if (memory.Length < size) memory = new byte[size + size / 4];
        if (_sizes[bucket] > 0)
        {
            using (var file = File.OpenRead(PathOf(bucket)))
                file.ReadExactly(memory.AsSpan(0, (int)_sizes[bucket]));
            File.Delete(PathOf(bucket));
        }

        _buffers[bucket]?.AsSpan(0, _lengths[bucket]).CopyTo(memory.AsSpan((int)_sizes[bucket]));
        _buffers[bucket] = [];
        return size;
    }

    /// <summary>The record at a place, its id, and the place of the next one.</summary>
    public static ref readonly T Read(ReadOnlySpan<byte> memory, int at, out ReadOnlySpan<byte> id, out int next)
    {
        var idAt = at + Unsafe.SizeOf<T>() + sizeof(ushort);
        var length = MemoryMarshal.Read<ushort>(memory[(at + Unsafe.SizeOf<T>())..]);
        id = memory.Slice(idAt, length);
        next = idAt + length;
        return ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(memory[at..]));
    }

    public void Dispose()
    {
        for (var bucket = 0; bucket < _buffers.Length; bucket++) File.Delete(PathOf(bucket));
    }

    private void Flush(int bucket)
    {
        using (var file = new FileStream(PathOf(bucket), FileMode.Append, FileAccess.Write, FileShare.None, 0))
            file.Write(_buffers[bucket], 0, _lengths[bucket]);
        _sizes[bucket] += _lengths[bucket];
        _lengths[bucket] = 0;
    }

    private string PathOf(int bucket) => Path.Combine(_folder, $"{_name}-{bucket}");
}

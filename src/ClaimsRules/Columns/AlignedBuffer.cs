using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClaimsRules.Columns;

/// <summary>
/// Elements that begin on a cache line, so that no vector of 64 bytes crosses one. Grows and is reused: first
/// writes to fresh memory cost more than the arithmetic.
/// </summary>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Line = 64;

    private T[] _array = [];
    private int _start;

    /// <summary>The elements asked for last.</summary>
    public Span<T> Span => _array.AsSpan(_start, Length);

    /// <summary>How many elements there are.</summary>
    public int Length { get; private set; }

    /// <summary>The first element; valid only while the length is above 0.</summary>
    public ref T First => ref _array[_start];

    /// <summary>Makes room; what is in the buffer is undefined afterwards.</summary>
    public void Resize(int length)
    {
        var size = Unsafe.SizeOf<T>();
        if (_array.Length < length + Line / size)
        {
            // Pinned, so that the address and with it the alignment stays.
            _array = GC.AllocateUninitializedArray<T>(length + length / 4 + Line / size, pinned: true);
            var past = (int)((ulong)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % Line);
            _start = past == 0 ? 0 : (Line - past) / size;
        }

        Length = length;
    }
}

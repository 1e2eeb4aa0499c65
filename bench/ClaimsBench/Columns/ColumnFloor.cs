using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimsRules.Columns;

namespace ClaimsBench.Columns;

/// <summary>
/// What no kernel can go below: reading columns of the size of a set of blocks from memory, with the widest
/// vectors, and writing the columns of the results into a buffer that stays in the cache.
/// </summary>
internal sealed class ColumnFloor
{
    private const int Lanes = ColumnBlock.Lanes;

    private readonly int[] _amounts;
    private readonly int[] _outside;
    private readonly byte[] _marks;
    private readonly int[] _rows;
    private readonly int _amountAt;
    private readonly int _outsideAt;
    private readonly int _markAt;
    private readonly int _rowAt;
    private readonly int _rowSteps;

    public ColumnFloor(IReadOnlyList<ColumnBlock> blocks, bool outside, int outputCells)
    {
        var cells = blocks.Sum(block => block.Cells);
        Steps = cells / Lanes;
        (_amounts, _amountAt) = Aligned<int>(cells);
        (_outside, _outsideAt) = Aligned<int>(outside ? cells : 0);
        (_marks, _markAt) = Aligned<byte>(cells);

        // Written once, so that every page is its own memory and not the one page of zeros.
        Array.Fill(_amounts, 1);
        Array.Fill(_outside, 1);
        Array.Fill(_marks, (byte)1);
        (_rows, _rowAt) = Aligned<int>(outputCells * ClaimOutputs.Columns);
        _rowSteps = outputCells / Lanes;
    }

    public int Steps { get; }

    /// <summary>Reads every input column.</summary>
    public int Read(int firstStep, int endStep)
    {
        ref var amounts = ref _amounts[_amountAt];
        ref var marks = ref _marks[_markAt];
        ref var outside = ref _outside[_outsideAt];
        var hasOutside = _outside.Length > Steps;
        var sum = Vector512<int>.Zero;
        var bytes = Vector128<byte>.Zero;
        for (var at = (nuint)firstStep * Lanes; at < (nuint)endStep * Lanes; at += Lanes)
        {
            sum += Vector512.LoadUnsafe(ref amounts, at);
            if (hasOutside) sum += Vector512.LoadUnsafe(ref outside, at);
            bytes |= Vector128.LoadUnsafe(ref marks, at);
        }

        return Vector512.Sum(sum) + bytes.GetElement(0);
    }

    /// <summary>Reads every input column and writes every result column.</summary>
    public int ReadAndWrite(int firstStep, int endStep)
    {
        ref var amounts = ref _amounts[_amountAt];
        ref var marks = ref _marks[_markAt];
        ref var outside = ref _outside[_outsideAt];
        ref var rows = ref _rows[_rowAt];
        var hasOutside = _outside.Length > Steps;
        var bytes = Vector128<byte>.Zero;
        var row = 0;
        for (var step = firstStep; step < endStep; step++)
        {
            var at = (nuint)step * Lanes;
            var value = Vector512.LoadUnsafe(ref amounts, at);
            if (hasOutside) value += Vector512.LoadUnsafe(ref outside, at);
            bytes |= Vector128.LoadUnsafe(ref marks, at);
            var place = (nuint)row * (ClaimOutputs.Columns * Lanes);
            for (var column = 0; column < ClaimOutputs.Columns; column++)
                value.StoreUnsafe(ref rows, place + (nuint)column * Lanes);
            if (++row == _rowSteps) row = 0;
        }

        return bytes.GetElement(0) + rows;
    }

    private static (T[] Array, int Start) Aligned<T>(int length)
        where T : unmanaged
    {
        var size = Marshal.SizeOf<T>();
        var array = GC.AllocateArray<T>(length + 64 / size, pinned: true);
        var past = (int)((ulong)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % 64);
        return (array, past == 0 ? 0 : (64 - past) / size);
    }
}

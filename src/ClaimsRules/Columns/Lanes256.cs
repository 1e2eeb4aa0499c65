using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ClaimsRules.Columns;

/// <summary>Eight members (AVX2).</summary>
internal readonly struct Lanes256(Vector256<int> value) : ILanes<Lanes256>
{
    private readonly Vector256<int> _value = value;

    public static int Count => 8;

    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._value + right._value);

    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._value - right._value);

    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._value * right._value);

    public static Lanes256 Repeat(int value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref int first, nuint at) => new(Vector256.LoadUnsafe(ref first, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 lanes, ref int first, nuint at) =>
        lanes._value.StoreUnsafe(ref first, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) =>
        new(Vector256.Min(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadMarks(ref byte first, nuint at) =>
        new(Avx2.ConvertToVector256Int32(Vector64.LoadUnsafe(ref first, at).ToVector128Unsafe().AsSByte()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBegins(ref byte first, nuint at) =>
        (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at))
            & (Mark.NewSegment * 0x01010101_01010101UL)) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MonthsOf(Lanes256 marks) =>
        new((marks._value >> Mark.MonthsAt) & Vector256.Create(Mark.Months));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereAccount(Lanes256 marks, Lanes256 amounts) =>
        new(Vector256.AndNot(amounts._value, marks._value >> 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Weigh(ref int table, nuint at, Lanes256 ladders, Lanes256 marks)
    {
        // Two halves of eight entries; the permutation reads the place modulo 8.
        var place = ladders._value | (marks._value & Vector256.Create(Mark.Level));
        var low = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref table, at), place);
        var high = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref table, at + 8), place);
        return new(Vector256.ConditionalSelect(Vector256.LessThan(place, Vector256.Create(8)), low, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Divide(
        Lanes256 numbers, Lanes256 multiplier, Vector128<ulong> shift, Vector128<ulong> shiftAll)
    {
        // Products of 32 bits by 32 in 64, even and odd lanes apart; the upper halves are shifted and woven.
        var even = Avx2.Multiply(numbers._value.AsUInt32(), multiplier._value.AsUInt32());
        var odd = Avx2.Multiply((numbers._value.AsUInt64() >> 32).AsUInt32(), multiplier._value.AsUInt32());
        even = Avx2.ShiftRightLogical(even, shiftAll);
        odd = Avx2.ShiftRightLogical(odd, shift) & Vector256.Create(0xFFFFFFFF_00000000UL);
        return new((even | odd).AsInt32());
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ClaimsRules.Columns;

/// <summary>Sixteen members (AVX-512F).</summary>
internal readonly struct Lanes512(Vector512<int> value) : ILanes<Lanes512>
{
    private readonly Vector512<int> _value = value;

    public static int Count => 16;

    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left._value + right._value);

    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left._value - right._value);

    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left._value * right._value);

    public static Lanes512 Repeat(int value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref int first, nuint at) => new(Vector512.LoadUnsafe(ref first, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 lanes, ref int first, nuint at) =>
        lanes._value.StoreUnsafe(ref first, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) =>
        new(Vector512.Min(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadMarks(ref byte first, nuint at) =>
        new(Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref first, at).AsSByte()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBegins(ref byte first, nuint at) =>
        (Vector128.LoadUnsafe(ref first, at) & Vector128.Create((byte)Mark.NewSegment))
            != Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MonthsOf(Lanes512 marks) =>
        new((marks._value >> Mark.MonthsAt) & Vector512.Create(Mark.Months));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereAccount(Lanes512 marks, Lanes512 amounts) =>
        new(Vector512.AndNot(amounts._value, marks._value >> 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Weigh(ref int table, nuint at, Lanes512 ladders, Lanes512 marks) =>
        new(Avx512F.PermuteVar16x32(
            Vector512.LoadUnsafe(ref table, at),
            ladders._value | (marks._value & Vector512.Create(Mark.Level))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Divide(
        Lanes512 numbers, Lanes512 multiplier, Vector128<ulong> shift, Vector128<ulong> shiftAll)
    {
        // Products of 32 bits by 32 in 64, even and odd lanes apart; the upper halves are shifted and woven.
        var even = Avx512F.Multiply(numbers._value.AsUInt32(), multiplier._value.AsUInt32());
        var upper = (numbers._value.AsUInt64() >> 32).AsUInt32();
        var odd = Avx512F.Multiply(upper, multiplier._value.AsUInt32());
        even = Avx512F.ShiftRightLogical(even, shiftAll);
        odd = Avx512F.ShiftRightLogical(odd, shift) & Vector512.Create(0xFFFFFFFF_00000000UL);
        return new((even | odd).AsInt32());
    }
}

using System.Runtime.Intrinsics;

namespace ClaimsRules.Columns;

/// <summary>
/// Whole 32-bit numbers of several members at once. Vector arithmetic is unchecked; why nothing overflows is
/// proved at <see cref="MemberStage"/> and <see cref="BandWeights"/>.
/// </summary>
/// <typeparam name="T">The lanes themselves.</typeparam>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    static abstract int Count { get; }

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T Repeat(int value);

    static abstract T Load(ref int first, nuint at);

    static abstract void Store(T lanes, ref int first, nuint at);

    static abstract T Min(T left, T right);

    /// <summary>Reads marks, one byte each, with the sign of bit 7.</summary>
    static abstract T LoadMarks(ref byte first, nuint at);

    /// <summary>Whether any of the marks begins a segment.</summary>
    static abstract bool AnyBegins(ref byte first, nuint at);

    /// <summary>The months in the marks.</summary>
    static abstract T MonthsOf(T marks);

    /// <summary>The amounts where the mark lets the account pay, 0 elsewhere.</summary>
    static abstract T WhereAccount(T marks, T amounts);

    /// <summary>Reads a table of sixteen entries at ladder + level.</summary>
    static abstract T Weigh(ref int table, nuint at, T ladders, T marks);

    /// <summary>Divides numbers of 0 to 2^31 - 1 and rounds down: see <see cref="BandWeights"/>.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="multiplier">What is multiplied by.</param>
    /// <param name="shift">By how much more than 32 bits the products are shifted down.</param>
    /// <param name="shiftAll">By how much in all.</param>
    static abstract T Divide(T numbers, T multiplier, Vector128<ulong> shift, Vector128<ulong> shiftAll);
}

using System.Runtime.Intrinsics;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Adds up slices in 64-bit lanes. A slice adds at most two numbers below 2^31 to a lane, so that 2^31
/// slices, more than a block can hold, stay below 2^63.
/// </summary>
internal struct LaneSums
{
    private Vector512<long> _fund;
    private Vector512<long> _account;
    private Vector512<long> _deductible;
    private Vector512<long> _overLimit;
    private long _settled;
    private long _inScope;
    private long _outOfScope;

    /// <summary>Adds a slice that was walked to its end.</summary>
    public void Add(in SliceRecord slice, LaneState state)
    {
        _settled += slice.Settled;
        _inScope += slice.InScope;
        _outOfScope += slice.OutOfScope;
        var sum = Field(state, LaneField.Sum);
        var entered = Field(state, LaneField.Entered);
        var end = Field(state, LaneField.End);
        var last = Field(state, LaneField.LastEnd);
        _fund += Widen(Field(state, LaneField.Fund));
        _account += Widen(Field(state, LaneField.Account));
        _deductible += Widen(
            Field(state, LaneField.Deductible) + (Vector512.Min(sum, end) - Vector512.Min(entered, end)));
        _overLimit += Widen(
            Field(state, LaneField.OverLimit) + (Vector512.Max(sum, last) - Vector512.Max(entered, last)));
    }

    /// <summary>The sums over the slices.</summary>
    public readonly ClaimTotals Total() => new(
        _settled, new Fen(_inScope), new Fen(_outOfScope), new Fen(Vector512.Sum(_fund)),
        new Fen(Vector512.Sum(_deductible)), new Fen(Vector512.Sum(_overLimit)),
        new Fen(Vector512.Sum(_account)));

    private static Vector512<int> Field(LaneState state, int field) =>
        Vector512.LoadUnsafe(ref state.First, (nuint)field);

    private static Vector512<long> Widen(Vector512<int> lanes) =>
        Vector512.WidenLower(lanes) + Vector512.WidenUpper(lanes);
}

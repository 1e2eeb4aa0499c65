using System.Runtime.CompilerServices;

namespace ClaimsRules.Columns;

/// <summary>
/// Walks a slice with vectors: a step is one claim of each lane. On the axis each end e gives min(sum, e);
/// its growth in a step is what the claim has below e, so that a band's overlap is the difference of two
/// growths (I1). The account is a walk that never goes below 0 (I7).
/// </summary>
/// <typeparam name="TLanes">How many members at once.</typeparam>
/// <typeparam name="TMany">Whether a band table has more than two bands.</typeparam>
/// <typeparam name="TOutside">Whether claims have parts out of scope.</typeparam>
/// <typeparam name="TRows">Whether results per claim are written.</typeparam>
internal static class VectorWalk<TLanes, TMany, TOutside, TRows>
    where TLanes : struct, ILanes<TLanes>
    where TMany : struct, IChoice
    where TOutside : struct, IChoice
    where TRows : struct, IChoice
{
    private const nuint Lanes = ColumnBlock.Lanes;

    public static void Run(
        ColumnBlock block, SliceRecord slice, LaneState state, BandWeights weights, ClaimOutputs? outputs)
    {
        var end = (slice.FirstStep + slice.Steps) * ColumnBlock.Lanes;
        for (var lane = 0; lane < ColumnBlock.Lanes; lane += TLanes.Count)
        {
            var cell = slice.FirstStep * ColumnBlock.Lanes;
            while (cell < end)
            {
                cell = Stretch(block, cell, end, lane, state, weights, outputs);
                if (cell < end) EnterSegments(block, cell, lane, state);
            }
        }
    }

    private static void EnterSegments(ColumnBlock block, int cell, int firstLane, LaneState state)
    {
        var marks = block.Marks.Span.Slice(cell, ColumnBlock.Lanes);
        for (var lane = firstLane; lane < firstLane + TLanes.Count; lane++)
        {
            if ((marks[lane] & Mark.NewSegment) != 0) state.Enter(lane);
        }
    }

    /// <summary>Walks from a step to the next one at which a lane enters a segment, or to the end.</summary>
    /// <returns>The first cell of that step.</returns>
    /// <remarks>
    /// Unsafe reads stay inside: a step's cells lie below <paramref name="end"/>, which the block's columns
    /// hold, the state's arrays hold sixteen lanes, and the outputs hold seven cells for each cell of the
    /// parts that run.
    /// </remarks>
    private static int Stretch(
        ColumnBlock block, int cell, int end, int lane, LaneState state, BandWeights weights, ClaimOutputs? outputs)
    {
        var from = (nuint)lane;
        ref var amounts = ref block.Amounts.First;
        ref var marks = ref block.Marks.First;
        ref var outside = ref TOutside.Taken ? ref block.OutOfScope.First : ref amounts;
        ref var rows = ref TRows.Taken ? ref outputs!.Buffer.First : ref amounts;
        ref var table = ref weights.First;
        ref var fields = ref state.First;
        var place = TRows.Taken ? (nuint)outputs!.PlaceOf(cell) + from : 0;

        var sum = TLanes.Load(ref fields, LaneField.Sum + from);
        var balance = TLanes.Load(ref fields, LaneField.Balance + from);
        var credit = TLanes.Load(ref fields, LaneField.Credit + from);
        var ladder = TLanes.Load(ref fields, LaneField.Ladder + from);
        var (fundSum, accountSum) = (default(TLanes), default(TLanes));
        var (half, multiplier) = (TLanes.Repeat(weights.HalfDivisor), TLanes.Repeat(weights.Multiplier));
        var (shift, shiftAll) = (weights.Shift, weights.ShiftAll);
        var end0 = TLanes.Load(ref fields, LaneField.End + from);
        var end1 = TLanes.Load(ref fields, LaneField.End + Lanes + from);
        var end2 = TLanes.Load(ref fields, LaneField.End + 2 * Lanes + from);
        var end3 = TMany.Taken ? TLanes.Load(ref fields, LaneField.End + 3 * Lanes + from) : default;
        var end4 = TMany.Taken ? TLanes.Load(ref fields, LaneField.LastEnd + from) : default;
        var (below0, below1, below2) = (TLanes.Min(sum, end0), TLanes.Min(sum, end1), TLanes.Min(sum, end2));
        var (below3, below4) = (TLanes.Min(sum, end3), TLanes.Min(sum, end4));

        var (at, stop) = ((nuint)cell + from, (nuint)end);
        do
        {
            var amount = TLanes.Load(ref amounts, at);
            var mark = TLanes.LoadMarks(ref marks, at);
            sum += amount;
            var deductible = Grow(ref below0, sum, end0);
            var growth1 = Grow(ref below1, sum, end1);
            var last = Grow(ref below2, sum, end2);
            var exact = half + (growth1 - deductible) * TLanes.Weigh(ref table, 0, ladder, mark)
                + (last - growth1) * TLanes.Weigh(ref table, BandWeights.Stride, ladder, mark);
            if (TMany.Taken)
            {
                var growth3 = Grow(ref below3, sum, end3);
                exact += (growth3 - last) * TLanes.Weigh(ref table, 2 * BandWeights.Stride, ladder, mark);
                last = Grow(ref below4, sum, end4);
                exact += (last - growth3) * TLanes.Weigh(ref table, 3 * BandWeights.Stride, ladder, mark);
            }

            var fund = TLanes.Divide(exact, multiplier, shift, shiftAll);
            var burden = (TOutside.Taken ? amount + TLanes.Load(ref outside, at) : amount) - fund;
            balance += TLanes.MonthsOf(mark) * credit;
            var account = TLanes.Min(balance, TLanes.WhereAccount(mark, burden));
            balance -= account;
            fundSum += fund;
            accountSum += account;
            if (TRows.Taken)
            {
                Write(ref rows, place, deductible, fund, amount - last, account, burden - account);
                Write(ref rows, place, ClaimColumn.InScopeAfter, sum);
                Write(ref rows, place, ClaimColumn.BalanceAfter, balance);
                place += ClaimOutputs.Columns * Lanes;
            }

            at += Lanes;
        }
        while (at < stop && !TLanes.AnyBegins(ref marks, at));

        TLanes.Store(sum, ref fields, LaneField.Sum + from);
        TLanes.Store(balance, ref fields, LaneField.Balance + from);
        Add(fundSum, ref fields, LaneField.Fund + from);
        Add(accountSum, ref fields, LaneField.Account + from);
        return (int)(at - from);
    }

    private static void Add(TLanes values, ref int fields, nuint at) =>
        TLanes.Store(TLanes.Load(ref fields, at) + values, ref fields, at);

    /// <summary>Moves what lies below an end to the new sum.</summary>
    /// <returns>By how much it grew.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Grow(ref TLanes below, TLanes sum, TLanes end)
    {
        var now = TLanes.Min(sum, end);
        var growth = now - below;
        below = now;
        return growth;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(
        ref int rows, nuint place, TLanes deductible, TLanes fund, TLanes overLimit, TLanes account, TLanes cash)
    {
        Write(ref rows, place, ClaimColumn.Deductible, deductible);
        Write(ref rows, place, ClaimColumn.Fund, fund);
        Write(ref rows, place, ClaimColumn.OverLimit, overLimit);
        Write(ref rows, place, ClaimColumn.Account, account);
        Write(ref rows, place, ClaimColumn.Cash, cash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ref int rows, nuint place, ClaimColumn column, TLanes values) =>
        TLanes.Store(values, ref rows, place + (nuint)column * Lanes);
}

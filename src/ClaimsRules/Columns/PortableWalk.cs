using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>Walks a slice lane by lane with 64-bit products: on any machine, for any band tables.</summary>
internal static class PortableWalk
{
    private const int Lanes = ColumnBlock.Lanes;

    public static void Run(
        ColumnBlock block, int slice, LaneState state, ColumnSchedule schedule, ClaimOutputs? outputs)
    {
        var record = block.SliceRecords[slice];
        var end = (record.FirstStep + record.Steps) * Lanes;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var cell = record.FirstStep * Lanes + lane;
            while (cell < end)
            {
                cell = Stretch(block, cell, end, lane, state, schedule, outputs);
                if (cell < end) state.Enter(lane);
            }
        }
    }

    /// <summary>
    /// Walks from a cell to the next one at which the lane enters a segment, or to the end.
    /// </summary>
    /// <returns>That cell.</returns>
    private static int Stretch(
        ColumnBlock block, int cell, int end, int lane, LaneState state, ColumnSchedule schedule,
        ClaimOutputs? outputs)
    {
        var fields = state.Fields[lane..];
        var amounts = block.Amounts.Span;
        var marks = block.Marks.Span;
        var outOfScope = block.HasOutOfScope ? block.OutOfScope.Span : [];
        var sum = fields[LaneField.Sum];
        var balance = fields[LaneField.Balance];
        var credit = fields[LaneField.Credit];
        var deductible = fields[LaneField.End];
        var limit = fields[LaneField.LastEnd];
        Span<int> ends = stackalloc int[BandTable.MaxBands];
        for (var band = 0; band < ends.Length; band++)
            ends[band] = fields[LaneField.End + (band + 1) * Lanes];
        var bands = schedule.HasManyBands ? BandTable.MaxBands : 2;
        var rates = schedule.RatesBp(fields[LaneField.Ladder] / Ladder.Levels);
        do
        {
            var amount = amounts[cell];
            int mark = marks[cell];
            var before = sum;
            sum += amount;
            var below = Math.Min(sum, deductible) - Math.Min(before, deductible);
            var exactBp = ExactBp(ends[..bands], rates[(mark & Mark.Level)..], before, sum, below);
            var fund = (int)Rounding.HalfUp(exactBp, RateBp.Whole);
            var burden = amount + (outOfScope.Length > 0 ? outOfScope[cell] : 0) - fund;
            balance += ((mark >> Mark.MonthsAt) & Mark.Months) * credit;
            var account = (mark & Mark.NoAccount) != 0 ? 0 : Math.Min(balance, burden);
            balance -= account;
            fields[LaneField.Fund] += fund;
            fields[LaneField.Account] += account;
            if (outputs is not null)
            {
                var row = outputs.Buffer.Span[(outputs.PlaceOf(cell - lane) + lane)..];
                row[(int)ClaimColumn.Deductible * Lanes] = below;
                row[(int)ClaimColumn.Fund * Lanes] = fund;
                row[(int)ClaimColumn.OverLimit * Lanes] = Math.Max(sum, limit) - Math.Max(before, limit);
                row[(int)ClaimColumn.Account * Lanes] = account;
                row[(int)ClaimColumn.Cash * Lanes] = burden - account;
                row[(int)ClaimColumn.InScopeAfter * Lanes] = sum;
                row[(int)ClaimColumn.BalanceAfter * Lanes] = balance;
            }

            cell += Lanes;
        }
        while (cell < end && (marks[cell] & Mark.NewSegment) == 0);

        fields[LaneField.Sum] = sum;
        fields[LaneField.Balance] = balance;
        return cell;
    }

    /// <summary>
    /// The fund's part in basis points of a fen, exactly: each band's overlap at its rate (I1, I2).
    /// </summary>
    private static long ExactBp(
        ReadOnlySpan<int> ends, ReadOnlySpan<long> rates, int before, int sum, int below)
    {
        long exactBp = 0;
        for (var band = 0; band < ends.Length; band++)
        {
            var growth = Math.Min(sum, ends[band]) - Math.Min(before, ends[band]);
            exactBp += (growth - below) * rates[band * Ladder.Levels];
            below = growth;
        }

        return exactBp;
    }
}

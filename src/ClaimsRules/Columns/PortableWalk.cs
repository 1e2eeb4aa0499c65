using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>Walks a slice lane by lane with 64-bit products: on any machine, for any band tables.</summary>
internal static class PortableWalk
{
    public static void Run(
        ColumnBlock block, int slice, LaneState state, ColumnSchedule schedule, ClaimOutputs? outputs)
    {
        var record = block.SliceRecords[slice];
        var cells = (record.FirstStep * ColumnBlock.Lanes)..((record.FirstStep + record.Steps) * ColumnBlock.Lanes);
        var amounts = block.Amounts.Span[cells];
        var marks = block.Marks.Span[cells];
        var outOfScope = block.HasOutOfScope ? block.OutOfScope.Span[cells] : [];
        var rows = outputs is null ? [] : outputs.Buffer.Span[outputs.PlaceOf(cells.Start.Value)..];
        for (var lane = 0; lane < ColumnBlock.Lanes; lane++)
        {
            for (var cell = lane; cell < amounts.Length; cell += ColumnBlock.Lanes)
            {
                if ((marks[cell] & Mark.NewSegment) != 0) state.Enter(lane);
                var outside = outOfScope.Length > 0 ? outOfScope[cell] : 0;
                var row = outputs is null ? [] : rows[((cell - lane) * ClaimOutputs.Columns + lane)..];
                Step(state, schedule, lane, amounts[cell], outside, marks[cell], row);
            }
        }
    }

    private static void Step(
        LaneState state, ColumnSchedule schedule, int lane, int amount, int outside, byte mark, Span<int> row)
    {
        var before = state.Sum[lane];
        var sum = before + amount;
        var rates = schedule.RatesBp(state.Ladder[lane] / Ladder.Levels);
        var level = mark & Mark.Level;
        var deductible = Growth(state, 0, lane, before, sum);
        var last = deductible;
        long exactBp = 0;
        for (var band = 0; band < BandTable.MaxBands; band++)
        {
            var growth = Growth(state, band + 1, lane, before, sum);
            exactBp += (growth - last) * rates[band * Ladder.Levels + level];
            last = growth;
        }

        var fund = (int)Rounding.HalfUp(exactBp, RateBp.Whole);
        var burden = amount + outside - fund;
        var balance = state.Balance[lane] + ((mark >> Mark.MonthsAt) & Mark.Months) * state.Credit[lane];
        var account = (mark & Mark.NoAccount) != 0 ? 0 : Math.Min(balance, burden);
        state.Sum[lane] = sum;
        state.Balance[lane] = balance - account;
        state.Fund[lane] += fund;
        state.Account[lane] += account;
        if (row.Length == 0) return;
        row[(int)ClaimColumn.Deductible * ColumnBlock.Lanes] = deductible;
        row[(int)ClaimColumn.Fund * ColumnBlock.Lanes] = fund;
        row[(int)ClaimColumn.OverLimit * ColumnBlock.Lanes] = amount - last;
        row[(int)ClaimColumn.Account * ColumnBlock.Lanes] = account;
        row[(int)ClaimColumn.Cash * ColumnBlock.Lanes] = burden - account;
        row[(int)ClaimColumn.InScopeAfter * ColumnBlock.Lanes] = sum;
        row[(int)ClaimColumn.BalanceAfter * ColumnBlock.Lanes] = balance - account;
    }

    private static int Growth(LaneState state, int end, int lane, int before, int sum)
    {
        var at = state.End[end * ColumnBlock.Lanes + lane];
        return Math.Min(sum, at) - Math.Min(before, at);
    }
}

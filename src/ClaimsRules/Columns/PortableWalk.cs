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
        var fields = state.Fields;
        var before = fields[LaneField.Sum + lane];
        var sum = before + amount;
        var rates = schedule.RatesBp(fields[LaneField.Ladder + lane] / Ladder.Levels);
        var level = mark & Mark.Level;
        var deductible = Growth(fields[LaneField.End + lane], before, sum);
        var last = deductible;
        long exactBp = 0;
        for (var band = 0; band < BandTable.MaxBands; band++)
        {
            var growth = Growth(fields[LaneField.End + (band + 1) * ColumnBlock.Lanes + lane], before, sum);
            exactBp += (growth - last) * rates[band * Ladder.Levels + level];
            last = growth;
        }

        var fund = (int)Rounding.HalfUp(exactBp, RateBp.Whole);
        var burden = amount + outside - fund;
        var months = (mark >> Mark.MonthsAt) & Mark.Months;
        var balance = fields[LaneField.Balance + lane] + months * fields[LaneField.Credit + lane];
        var account = (mark & Mark.NoAccount) != 0 ? 0 : Math.Min(balance, burden);
        balance -= account;
        fields[LaneField.Sum + lane] = sum;
        fields[LaneField.Balance + lane] = balance;
        fields[LaneField.Fund + lane] += fund;
        fields[LaneField.Account + lane] += account;
        if (row.Length == 0) return;
        row[(int)ClaimColumn.Deductible * ColumnBlock.Lanes] = deductible;
        row[(int)ClaimColumn.Fund * ColumnBlock.Lanes] = fund;
        row[(int)ClaimColumn.OverLimit * ColumnBlock.Lanes] = amount - last;
        row[(int)ClaimColumn.Account * ColumnBlock.Lanes] = account;
        row[(int)ClaimColumn.Cash * ColumnBlock.Lanes] = burden - account;
        row[(int)ClaimColumn.InScopeAfter * ColumnBlock.Lanes] = sum;
        row[(int)ClaimColumn.BalanceAfter * ColumnBlock.Lanes] = balance;
    }

    private static int Growth(int end, int before, int sum) => Math.Min(sum, end) - Math.Min(before, end);
}

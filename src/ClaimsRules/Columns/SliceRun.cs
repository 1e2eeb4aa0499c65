using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>Runs one slice under one policy on a path, and keeps each member's sums if asked.</summary>
internal static class SliceRun
{
    public static void Of(
        ColumnBlock block, int slice, LaneState state, int policy, KernelPath path, ClaimOutputs? outputs,
        MemberTotals? members)
    {
        var schedule = block.Plan.Schedules[policy];
        state.Open(slice, block.SliceRecords[slice].Turns);
        if (path == KernelPath.Portable || schedule.Weights is not { } weights)
            PortableWalk.Run(block, slice, state, schedule, outputs);
        else if (path == KernelPath.Vector512)
            Walk<Lanes512>(block, slice, state, schedule, weights, outputs);
        else
            Walk<Lanes256>(block, slice, state, schedule, weights, outputs);
        if (members is not null) SetMembers(block, slice, state, policy, members);
    }

    private static void Walk<TLanes>(
        ColumnBlock block, int slice, LaneState state, ColumnSchedule schedule, BandWeights weights,
        ClaimOutputs? outputs)
        where TLanes : struct, ILanes<TLanes>
    {
        if (schedule.HasManyBands) Walk<TLanes, Yes>(block, slice, state, weights, outputs);
        else Walk<TLanes, No>(block, slice, state, weights, outputs);
    }

    private static void Walk<TLanes, TMany>(
        ColumnBlock block, int slice, LaneState state, BandWeights weights, ClaimOutputs? outputs)
        where TLanes : struct, ILanes<TLanes>
        where TMany : struct, IChoice
    {
        var record = block.SliceRecords[slice];
        switch (block.HasOutOfScope, outputs is not null)
        {
            case (true, true):
                VectorWalk<TLanes, TMany, Yes, Yes>.Run(block, record, state, weights, outputs);
                break;
            case (true, false):
                VectorWalk<TLanes, TMany, Yes, No>.Run(block, record, state, weights, outputs);
                break;
            case (false, true):
                VectorWalk<TLanes, TMany, No, Yes>.Run(block, record, state, weights, outputs);
                break;
            default:
                VectorWalk<TLanes, TMany, No, No>.Run(block, record, state, weights, outputs);
                break;
        }
    }

    private static void SetMembers(
        ColumnBlock block, int slice, LaneState state, int policy, MemberTotals members)
    {
        var records = block.LaneRecords.Slice(slice * ColumnBlock.Lanes, ColumnBlock.Lanes);
        for (var lane = 0; lane < records.Length; lane++)
        {
            ref readonly var record = ref records[lane];
            if (record.Member < 0) continue;
            state.Finish(lane, block.SliceRecords[slice].Turns);
            var totals = new ClaimTotals(
                record.Settled,
                new Fen(record.InScope),
                new Fen(record.OutOfScope),
                new Fen(state.Fields[LaneField.Fund + lane]),
                new Fen(state.DeductibleOf(lane)),
                new Fen(state.OverLimitOf(lane)),
                new Fen(state.Fields[LaneField.Account + lane]));
            members.Set(policy, record.Member, totals, new Fen(state.Fields[LaneField.Balance + lane]));
        }
    }
}

using System.Runtime.Intrinsics;
using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>
/// Where the sixteen members of a slice stand in the walk, under one policy. All paths share it, and with it what
/// happens where a lane enters a segment: credits, New Year, freeze, a new deductible or new bands.
/// </summary>
/// <remarks>
/// Sums of the deductible part and of what lies over the limit need no step of their own: within a segment they
/// telescope, min(sum, deductible) after less before, and max(sum, limit) after less before.
/// </remarks>
internal sealed class LaneState
{
    private const int Lanes = ColumnBlock.Lanes;

    private readonly ColumnBlock _block;
    private readonly ColumnSchedule _schedule;
    private readonly int _policy;
    private readonly OpeningTable _openings;
    private readonly AlignedBuffer<int> _fields = new();
    private int _firstLane;

    public LaneState(ColumnBlock block, int policy)
    {
        _block = block;
        _policy = policy;
        _schedule = block.Plan.Schedules[policy];
        _openings = new OpeningTable(block.Openings, _schedule);
        _fields.Resize(LaneField.Length);
        _fields.Span.Clear();
    }

    /// <summary>The figures, by <see cref="LaneField"/> and lane.</summary>
    public Span<int> Fields => _fields.Span;

    /// <summary>The first figure.</summary>
    public ref int First => ref _fields.First;

    /// <summary>Begins a slice: each lane in its first segment that has a claim.</summary>
    public void Open(int slice, bool hasLeadIn)
    {
        _firstLane = slice * Lanes;
        var at = (nuint)_firstLane;
        ref var fields = ref First;
        for (nuint field = LaneField.Sum; field < LaneField.Segment; field += Lanes)
            Vector512<int>.Zero.StoreUnsafe(ref fields, field);
        Copy(_block.OpeningBalances, at, LaneField.Balance);
        Copy(_block.OpeningCredits, (nuint)(slice * _block.Plan.Policies.Count + _policy) * Lanes, LaneField.Credit);
        Copy(_block.FirstSegments, at, LaneField.Segment);
        Copy(_block.DeductibleYears, at, LaneField.DeductibleYear);
        _openings.Load(_block.OpeningOf.Span.Slice(_firstLane, Lanes), Fields);
        if (hasLeadIn) LeadIn();
    }

    /// <summary>Takes a lane from its segment to the next one that has a claim.</summary>
    public void Enter(int lane)
    {
        do
        {
            Leave(lane);
            Advance(lane);
        }
        while (!_block.Segments[Fields[LaneField.Segment + lane]].HasClaims);
    }

    /// <summary>Takes a lane to the end of its days: the credits after its last claim.</summary>
    public void Finish(int lane)
    {
        ref readonly var record = ref _block.LaneRecords[_firstLane + lane];
        if (record.FirstSegment == record.EndSegment) return;
        Leave(lane);
        while (Fields[LaneField.Segment + lane] + 1 < record.EndSegment)
        {
            Advance(lane);
            Leave(lane);
        }
    }

    /// <summary>The deductible part of the segments left and the present one, in fen.</summary>
    public int DeductibleOf(int lane)
    {
        var (sum, entered, end) = (Fields[lane], Fields[LaneField.Entered + lane], Fields[LaneField.End + lane]);
        return Fields[LaneField.Deductible + lane] + (Math.Min(sum, end) - Math.Min(entered, end));
    }

    /// <summary>What lay over the limit in the segments left and the present one, in fen.</summary>
    public int OverLimitOf(int lane)
    {
        var (sum, entered, end) = (Fields[lane], Fields[LaneField.Entered + lane], Fields[LaneField.LastEnd + lane]);
        return Fields[LaneField.OverLimit + lane] + (Math.Max(sum, end) - Math.Max(entered, end));
    }

    private void LeadIn()
    {
        var records = _block.LaneRecords.Slice(_firstLane, Lanes);
        for (var lane = 0; lane < records.Length; lane++)
        {
            if (records[lane].Count > 0 && !_block.Segments[records[lane].FirstSegment].HasClaims) Enter(lane);
        }
    }

    private void Leave(int lane)
    {
        Fields[LaneField.Deductible + lane] = DeductibleOf(lane);
        Fields[LaneField.OverLimit + lane] = OverLimitOf(lane);
        Fields[LaneField.Entered + lane] = Fields[LaneField.Sum + lane];
        Fields[LaneField.Balance + lane] +=
            _block.Segments[Fields[LaneField.Segment + lane]].TailMonths * Fields[LaneField.Credit + lane];
    }

    private void Advance(int lane)
    {
        var place = Fields[LaneField.Segment + lane]++;
        var left = _block.Segments[place];
        var entered = _block.Segments[place + 1];
        var year = _block.Plan.Eras[left.Era].Year;
        ref var deductibleYear = ref Fields[LaneField.DeductibleYear + lane];
        if (_block.Plan.Eras[entered.Era].Year != year)
        {
            // The year's last segment holds 31 December: its category is the one that the freeze asks for (I5).
            var sum = Fields[LaneField.Sum + lane];
            if (left.Category == MemberCategory.None || sum > _schedule.Deductible(deductibleYear, left.Category))
                deductibleYear = year + 1;
            Fields[LaneField.Sum + lane] = 0;
            Fields[LaneField.Entered + lane] = 0;
        }

        Fields[LaneField.Credit + lane] = _block.Credits[(place + 1) * _block.Plan.Policies.Count + _policy];
        _schedule.Enter(new Opening(entered.Era, entered.Category, deductibleYear), Fields[(LaneField.Ladder + lane)..], Lanes);
    }

    private void Copy(AlignedBuffer<int> from, nuint at, int field) =>
        Vector512.LoadUnsafe(ref from.First, at).StoreUnsafe(ref First, (nuint)field);
}

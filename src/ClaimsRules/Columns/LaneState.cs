using System.Runtime.Intrinsics;
using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>
/// Where the sixteen members of a slice stand in the walk, under one policy. All paths share it, and with it
/// what happens where a lane enters a segment: credits, New Year, freeze, a new deductible or new bands.
/// </summary>
/// <remarks>
/// Sums of the deductible part and of what lies over the limit need no step of their own: within a segment
/// they telescope, min(sum, deductible) after less before, and max(sum, limit) after less before.
/// </remarks>
internal sealed class LaneState
{
    private const int Lanes = ColumnBlock.Lanes;

    private readonly OpeningTable _openings = new();
    private readonly AlignedBuffer<int> _fields = new();
    private ColumnBlock _block = null!;
    private ColumnSchedule _schedule = null!;
    private int _policy;
    private int _firstLane;

    /// <summary>The figures, by <see cref="LaneField"/> and lane.</summary>
    public Span<int> Fields => _fields.Span;

    /// <summary>The first figure.</summary>
    public ref int First => ref _fields.First;

    /// <summary>Begins a run; the memory is used again.</summary>
    public void Begin(ColumnBlock block, int policy)
    {
        _block = block;
        _policy = policy;
        _schedule = block.Plan.Schedules[policy];
        _openings.Fill(block.Openings, _schedule);
        if (_fields.Length == 0) _fields.Resize(LaneField.Length);
        _fields.Span.Clear();
    }

    /// <summary>Begins a slice: each lane in its first segment that has a claim.</summary>
    public void Open(int slice, bool turns)
    {
        _firstLane = slice * Lanes;
        ref var fields = ref First;
        for (nuint field = LaneField.Sum; field < LaneField.Segment; field += Lanes)
            Vector512<int>.Zero.StoreUnsafe(ref fields, field);
        Vector512.LoadUnsafe(ref _block.OpeningBalances.First, (nuint)_firstLane)
            .StoreUnsafe(ref fields, LaneField.Balance);
        var credits = (slice * _block.Plan.Policies.Count + _policy) * Lanes;
        Vector512.LoadUnsafe(ref _block.OpeningCredits.First, (nuint)credits)
            .StoreUnsafe(ref fields, LaneField.Credit);
        _openings.Load(_block.OpeningOf.Span.Slice(_firstLane, Lanes), Fields);
        if (turns) PrepareTurns();
    }

    /// <summary>Takes a lane from its segment to the next one that has a claim.</summary>
    public void Enter(int lane)
    {
        var fields = Fields[lane..];
        var segments = _block.Segments;
        do
        {
            Leave(fields, segments);
            Advance(fields, segments);
        }
        while (!segments[fields[LaneField.Segment]].HasClaims);
    }

    /// <summary>Takes a lane to the end of its days: the credits after its last claim.</summary>
    public void Finish(int lane, bool turns)
    {
        ref readonly var record = ref _block.LaneRecords[_firstLane + lane];
        if (record.FirstSegment == record.EndSegment) return;
        var fields = Fields[lane..];
        var segments = _block.Segments;
        if (!turns) fields[LaneField.Segment] = record.FirstSegment;
        Leave(fields, segments);
        while (fields[LaneField.Segment] + 1 < record.EndSegment)
        {
            Advance(fields, segments);
            Leave(fields, segments);
        }
    }

    /// <summary>The deductible part of the segments left and the present one, in fen.</summary>
    public int DeductibleOf(int lane) => DeductibleOf(Fields[lane..]);

    /// <summary>What lay over the limit in the segments left and the present one, in fen.</summary>
    public int OverLimitOf(int lane) => OverLimitOf(Fields[lane..]);

    private static int DeductibleOf(ReadOnlySpan<int> fields)
    {
        var (sum, entered, end) = (fields[LaneField.Sum], fields[LaneField.Entered], fields[LaneField.End]);
        return fields[LaneField.Deductible] + (Math.Min(sum, end) - Math.Min(entered, end));
    }

    private static int OverLimitOf(ReadOnlySpan<int> fields)
    {
        var (sum, entered) = (fields[LaneField.Sum], fields[LaneField.Entered]);
        var end = fields[LaneField.LastEnd];
        return fields[LaneField.OverLimit] + (Math.Max(sum, end) - Math.Max(entered, end));
    }

    private static void Leave(Span<int> fields, ReadOnlySpan<Segment> segments)
    {
        fields[LaneField.Deductible] = DeductibleOf(fields);
        fields[LaneField.OverLimit] = OverLimitOf(fields);
        fields[LaneField.Entered] = fields[LaneField.Sum];
        var months = segments[fields[LaneField.Segment]].TailMonths;
        fields[LaneField.Balance] += months * fields[LaneField.Credit];
    }

    private void Advance(Span<int> fields, ReadOnlySpan<Segment> segments)
    {
        var place = fields[LaneField.Segment]++;
        ref readonly var left = ref segments[place];
        ref readonly var entered = ref segments[place + 1];
        var eras = _block.Plan.Eras;
        var year = eras[left.Era].Year;
        ref var deductibleYear = ref fields[LaneField.DeductibleYear];
        if (eras[entered.Era].Year != year)
        {
            // The year's last segment holds 31 December: its category is the one that the freeze asks for
            // (I5).
            if (left.Category == MemberCategory.None
                || fields[LaneField.Sum] > _schedule.Deductible(deductibleYear, left.Category))
            {
                deductibleYear = year + 1;
            }

            fields[LaneField.Sum] = 0;
            fields[LaneField.Entered] = 0;
        }

        fields[LaneField.Credit] = _block.Credits[(place + 1) * _block.Plan.Policies.Count + _policy];
        var opening = new Opening(entered.Era, entered.Category, deductibleYear);
        _schedule.Enter(opening, fields[LaneField.Ladder..], Lanes);
    }

    /// <summary>
    /// Readies the lanes to enter segments, and takes those to their first claim that begin before it.
    /// </summary>
    private void PrepareTurns()
    {
        var records = _block.LaneRecords.Slice(_firstLane, Lanes);
        var segments = _block.Segments;
        for (var lane = 0; lane < records.Length; lane++)
        {
            ref readonly var record = ref records[lane];
            Fields[LaneField.Segment + lane] = record.FirstSegment;
            Fields[LaneField.DeductibleYear + lane] = record.DeductibleYear;
            if (record.Count > 0 && !segments[record.FirstSegment].HasClaims) Enter(lane);
        }
    }
}

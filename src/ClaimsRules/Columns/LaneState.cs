using ClaimsRules.Adjudication;

namespace ClaimsRules.Columns;

/// <summary>
/// Where the sixteen members of a slice stand in the walk, under one policy. All paths share it, and with it what
/// happens where a lane enters a segment: credits, New Year, freeze, a new deductible or new bands.
/// </summary>
/// <remarks>
/// Sums of the deductible part and of what lies over the limit need no step of their own: within a segment they
/// telescope, min(sum, deductible) after less before, and max(sum, limit) after less before.
/// </remarks>
internal sealed class LaneState(ColumnBlock block, int policy)
{
    /// <summary>The ends on the axis: the deductible, then the upper ends of four bands, none below it.</summary>
    public const int Ends = BandTable.MaxBands + 1;

    private readonly ColumnSchedule _schedule = block.Plan.Schedules[policy];
    private readonly int[] _segment = new int[ColumnBlock.Lanes];
    private readonly int[] _deductibleYear = new int[ColumnBlock.Lanes];
    private readonly int[] _entered = new int[ColumnBlock.Lanes];
    private int _firstLane;

    /// <summary>The in-scope sums of the benefit year, in fen.</summary>
    public int[] Sum { get; } = new int[ColumnBlock.Lanes];

    /// <summary>The balances in fen.</summary>
    public int[] Balance { get; } = new int[ColumnBlock.Lanes];

    /// <summary>The credits of one month in the present segments, in fen.</summary>
    public int[] Credit { get; } = new int[ColumnBlock.Lanes];

    /// <summary>The ladders' places in a table of weights: ladder x 4.</summary>
    public int[] Ladder { get; } = new int[ColumnBlock.Lanes];

    /// <summary>The ends in fen, end by end, sixteen lanes each.</summary>
    public int[] End { get; } = new int[Ends * ColumnBlock.Lanes];

    /// <summary>What the fund has paid, in fen.</summary>
    public int[] Fund { get; } = new int[ColumnBlock.Lanes];

    /// <summary>What the accounts have paid, in fen.</summary>
    public int[] Account { get; } = new int[ColumnBlock.Lanes];

    /// <summary>The deductible parts of segments that were left, in fen.</summary>
    public int[] Deductible { get; } = new int[ColumnBlock.Lanes];

    /// <summary>What lay over the limit in segments that were left, in fen.</summary>
    public int[] OverLimit { get; } = new int[ColumnBlock.Lanes];

    /// <summary>Begins a slice: each lane in its first segment that has a claim.</summary>
    public void Open(int slice)
    {
        _firstLane = slice * ColumnBlock.Lanes;
        Array.Clear(Fund);
        Array.Clear(Account);
        Array.Clear(Deductible);
        Array.Clear(OverLimit);
        for (var lane = 0; lane < ColumnBlock.Lanes; lane++)
        {
            ref readonly var record = ref block.LaneRecords[_firstLane + lane];
            Sum[lane] = 0;
            _entered[lane] = 0;
            Balance[lane] = record.OpeningBalance;
            Credit[lane] = 0;
            _segment[lane] = record.FirstSegment;
            _deductibleYear[lane] = record.DeductibleYear;
            if (record.FirstSegment == record.EndSegment) continue;
            Begin(lane);
            if (!block.Segments[record.FirstSegment].HasClaims && record.Count > 0) Enter(lane);
        }
    }

    /// <summary>Takes a lane from its segment to the next one that has a claim.</summary>
    public void Enter(int lane)
    {
        do
        {
            Leave(lane);
            Advance(lane);
        }
        while (!block.Segments[_segment[lane]].HasClaims);
    }

    /// <summary>Takes a lane to the end of its days: the credits after its last claim.</summary>
    public void Finish(int lane)
    {
        ref readonly var record = ref block.LaneRecords[_firstLane + lane];
        if (record.FirstSegment == record.EndSegment) return;
        Leave(lane);
        while (_segment[lane] + 1 < record.EndSegment)
        {
            Advance(lane);
            Leave(lane);
        }
    }

    /// <summary>The deductible part of the segments left and the present one, in fen.</summary>
    public int DeductibleOf(int lane) =>
        Deductible[lane] + (Math.Min(Sum[lane], End[lane]) - Math.Min(_entered[lane], End[lane]));

    /// <summary>What lay over the limit in the segments left and the present one, in fen.</summary>
    public int OverLimitOf(int lane)
    {
        var limit = End[(Ends - 1) * ColumnBlock.Lanes + lane];
        return OverLimit[lane] + (Math.Max(Sum[lane], limit) - Math.Max(_entered[lane], limit));
    }

    private void Leave(int lane)
    {
        Deductible[lane] = DeductibleOf(lane);
        OverLimit[lane] = OverLimitOf(lane);
        _entered[lane] = Sum[lane];
        Balance[lane] += block.Segments[_segment[lane]].TailMonths * Credit[lane];
    }

    private void Advance(int lane)
    {
        var left = block.Segments[_segment[lane]++];
        var year = block.Plan.Eras[left.Era].Year;
        if (block.Plan.Eras[block.Segments[_segment[lane]].Era].Year != year)
        {
            // The year's last segment holds 31 December: its category is the one that the freeze asks for (I5).
            if (left.Category == Members.MemberCategory.None
                || Sum[lane] > _schedule.Deductible(_deductibleYear[lane], left.Category))
            {
                _deductibleYear[lane] = year + 1;
            }

            Sum[lane] = 0;
            _entered[lane] = 0;
        }

        Begin(lane);
    }

    private void Begin(int lane)
    {
        var segment = block.Segments[_segment[lane]];
        var ladder = _schedule.LadderOf(segment.Era);
        var deductible = _schedule.Deductible(_deductibleYear[lane], segment.Category);
        Ladder[lane] = ladder * Columns.Ladder.Levels;
        Credit[lane] = block.Credits[_segment[lane] * block.Plan.Policies.Count + policy];
        End[lane] = deductible;
        var uppers = _schedule.Uppers(ladder);
        for (var band = 0; band < uppers.Length; band++)
            End[(band + 1) * ColumnBlock.Lanes + lane] = Math.Max(deductible, uppers[band]);
    }
}

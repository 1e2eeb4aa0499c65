using System.Runtime.InteropServices;

namespace ClaimsRules.Columns;

/// <summary>
/// Compiled claims of some thousand members. Its parts are slices of sixteen members each, walked in
/// lockstep, and then the members that need 64 bits or the single-decision entry. Any parts may run at the
/// same time.
/// </summary>
public sealed partial class ColumnBlock
{
    /// <summary>The members of a slice.</summary>
    public const int Lanes = 16;

    private readonly AlignedBuffer<int> _amounts = new();
    private readonly AlignedBuffer<int> _outOfScope = new();
    private readonly AlignedBuffer<byte> _marks = new();
    private readonly AlignedBuffer<int> _groups = new();
    private readonly List<LaneRecord> _lanes = [];
    private readonly List<SliceRecord> _slices = [];
    private readonly List<Segment> _segments = [];
    private readonly List<int> _credits = [];
    private readonly List<Opening> _openings = [];
    private readonly List<Refusal> _refusals = [];
    private readonly List<WideMember> _wide = [];
    private readonly List<int> _laneOf = [];
    private int _steps;

    internal ColumnBlock(ColumnPlan plan) => Plan = plan;

    /// <summary>What the block was compiled for.</summary>
    public ColumnPlan Plan { get; }

    /// <summary>How many members it holds.</summary>
    public int Members => _laneOf.Count;

    /// <summary>How many claims it holds, refused ones included.</summary>
    public int Claims { get; private set; }

    /// <summary>How many parts it has: slices, then wide members.</summary>
    public int Parts => Slices + _wide.Count;

    /// <summary>How many of the parts are slices.</summary>
    public int Slices => _slices.Count;

    /// <summary>How many claims' room the slices take, padding included.</summary>
    public int Cells => _steps * Lanes;

    /// <summary>The refused claims, by member and claim.</summary>
    public ReadOnlySpan<Refusal> Refusals => CollectionsMarshal.AsSpan(_refusals);

    internal bool HasOutOfScope { get; private set; }

    internal bool IsGrouped { get; private set; }

    internal AlignedBuffer<int> Amounts => _amounts;

    internal AlignedBuffer<int> OutOfScope => _outOfScope;

    internal AlignedBuffer<byte> Marks => _marks;

    internal AlignedBuffer<int> Groups => _groups;

    /// <summary>The balances before the first credit, in fen, slice by slice.</summary>
    internal AlignedBuffer<int> OpeningBalances { get; } = new();

    /// <summary>
    /// The monthly credits in the first segments, in fen: slice by slice, in it policy by policy.
    /// </summary>
    internal AlignedBuffer<int> OpeningCredits { get; } = new();

    /// <summary>The numbers of the openings, slice by slice.</summary>
    internal AlignedBuffer<int> OpeningOf { get; } = new();

    /// <summary>The different openings.</summary>
    internal ReadOnlySpan<Opening> Openings => CollectionsMarshal.AsSpan(_openings);

    internal ReadOnlySpan<LaneRecord> LaneRecords => CollectionsMarshal.AsSpan(_lanes);

    internal ReadOnlySpan<SliceRecord> SliceRecords => CollectionsMarshal.AsSpan(_slices);

    internal ReadOnlySpan<Segment> Segments => CollectionsMarshal.AsSpan(_segments);

    /// <summary>The monthly credits in fen: per segment one for each policy.</summary>
    internal ReadOnlySpan<int> Credits => CollectionsMarshal.AsSpan(_credits);

    internal IReadOnlyList<WideMember> Wide => _wide;

    /// <summary>Finds as many parts from one on as fit a buffer for claims, and at least one.</summary>
    /// <param name="first">The first part.</param>
    /// <param name="cells">How many cells the slices among them may take.</param>
    public Range PartsFrom(int first, int cells)
    {
        var end = first;
        var room = cells / Lanes;
        while (end < Slices && (end == first || room >= _slices[end].Steps)) room -= _slices[end++].Steps;
        return first..(end < Slices ? end : Parts);
    }

    /// <summary>How many cells the slices among some parts take.</summary>
    public int CellsOf(Range parts)
    {
        var (first, count) = parts.GetOffsetAndLength(Parts);
        var end = Math.Min(first + count, Slices);
        if (end <= first) return 0;
        var last = _slices[end - 1];
        return (last.FirstStep + last.Steps - _slices[first].FirstStep) * Lanes;
    }

    /// <summary>Finds the part that a member is in.</summary>
    /// <param name="member">The number in the order of adding.</param>
    public int PartOf(int member)
    {
        var lane = _laneOf[member];
        return lane < 0 ? Slices + ~lane : lane / Lanes;
    }

    internal int LaneOf(int member) => _laneOf[member];

    /// <summary>Where a slice's first cell is.</summary>
    internal int FirstCell(int slice) => _slices[slice].FirstStep * Lanes;
}

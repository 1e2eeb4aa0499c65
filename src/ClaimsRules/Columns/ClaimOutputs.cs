using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Per-claim results of some parts of a block, in the caller's memory. A step of a slice is seven columns of
/// sixteen members each, 32-bit fen, so that the walk writes one stream. Reuse one per thread, small enough
/// for the second-level cache: see <see cref="ColumnBlock.PartsFrom"/>.
/// </summary>
public sealed class ClaimOutputs
{
    /// <summary>How many columns there are.</summary>
    public const int Columns = 7;

    private readonly AlignedBuffer<int> _cells = new();
    private readonly List<ClaimRow[]> _wide = [];
    private int _firstPart;
    private int _endPart;
    private int _firstCell;

    /// <summary>The narrow results: (step x 7 + column) x 16 + lane.</summary>
    public ReadOnlySpan<int> Cells => _cells.Span;

    /// <summary>Kept here, so that short runs need no memory of their own.</summary>
    internal LaneState State { get; } = new();

    internal AlignedBuffer<int> Buffer => _cells;

    /// <summary>What became of a claim.</summary>
    /// <param name="block">The block that ran.</param>
    /// <param name="member">The member's number in the block; its part must be among those that ran.</param>
    /// <param name="claim">The claim's number within the member.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The member's part did not run, or there is no such claim.
    /// </exception>
    public ClaimRow Row(ColumnBlock block, int member, int claim)
    {
        ArgumentNullException.ThrowIfNull(block);
        var part = block.PartOf(member);
        if (part < _firstPart || part >= _endPart)
            throw new ArgumentOutOfRangeException(nameof(member), member, "The member's part did not run.");
        if (part >= block.Slices) return _wide[part - Math.Max(_firstPart, block.Slices)][claim];

        var place = block.LaneOf(member);
        ArgumentOutOfRangeException.ThrowIfNegative(claim);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(claim, block.LaneRecords[place].Count);
        var cell = block.FirstCell(part) + claim * ColumnBlock.Lanes + place % ColumnBlock.Lanes;
        return RowAt(block, cell);
    }

    /// <summary>Begins to take the results of some parts.</summary>
    internal void Begin(ColumnBlock block, int firstPart, int endPart)
    {
        _firstPart = firstPart;
        _endPart = endPart;
        _firstCell = firstPart < block.Slices ? block.FirstCell(firstPart) : 0;
        _cells.Resize(block.CellsOf(firstPart..endPart) * Columns);
        _wide.Clear();
    }

    internal void Add(ClaimRow[] rows) => _wide.Add(rows);

    /// <summary>Where a step's results begin.</summary>
    /// <param name="cell">The step's first cell in the block.</param>
    internal int PlaceOf(int cell) => (cell - _firstCell) * Columns;

    internal ClaimRow RowAt(ColumnBlock block, int cell)
    {
        var lane = cell % ColumnBlock.Lanes;
        var step = _cells.Span.Slice(PlaceOf(cell - lane), ColumnBlock.Lanes * Columns);
        return new ClaimRow(
            new Fen(block.Amounts.Span[cell]),
            new Fen(block.HasOutOfScope ? block.OutOfScope.Span[cell] : 0),
            At(step, ClaimColumn.Deductible, lane),
            At(step, ClaimColumn.Fund, lane),
            At(step, ClaimColumn.OverLimit, lane),
            At(step, ClaimColumn.Account, lane),
            At(step, ClaimColumn.Cash, lane),
            At(step, ClaimColumn.InScopeAfter, lane),
            At(step, ClaimColumn.BalanceAfter, lane));
    }

    private static Fen At(ReadOnlySpan<int> step, ClaimColumn column, int lane) =>
        new(step[(int)column * ColumnBlock.Lanes + lane]);
}

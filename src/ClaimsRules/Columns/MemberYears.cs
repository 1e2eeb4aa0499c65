using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Each member's sums by calendar year, for distributions over the benefit year: limits and deductibles hold for
/// a year, not for a window. Filled from per-claim results; the order of the years is the same under every policy.
/// </summary>
public sealed class MemberYears
{
    private const int Lanes = ColumnBlock.Lanes;
    private const int Columns = 7;

    private readonly List<MemberYear> _years = [];
    private readonly int[] _sums = new int[Columns * Lanes];
    private readonly int[] _segments = new int[Lanes];
    private readonly int[] _before = new int[Lanes];
    private readonly MemberCategory[] _categories = new MemberCategory[Lanes];
    private ColumnBlock _block = null!;

    private enum Column
    {
        Claims,
        InScope,
        OutOfScope,
        Fund,
        Deductible,
        OverLimit,
        Account,
    }

    /// <summary>The years with a settled claim, of the parts read last.</summary>
    public ReadOnlySpan<MemberYear> Years => CollectionsMarshal.AsSpan(_years);

    /// <summary>Reads the results of parts that ran; what it held before is lost.</summary>
    /// <param name="block">The block, each member's claims in the order of days.</param>
    /// <param name="parts">The parts that ran.</param>
    /// <param name="outputs">Their results.</param>
    public void Read(ColumnBlock block, Range parts, ClaimOutputs outputs)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(outputs);
        _years.Clear();
        _block = block;
        var (first, count) = parts.GetOffsetAndLength(block.Parts);
        for (var part = first; part < first + count; part++)
        {
            if (part < block.Slices) ReadSlice(part, outputs);
            else ReadWide(block.Wide[part - block.Slices], outputs);
        }
    }

    private void ReadSlice(int slice, ClaimOutputs outputs)
    {
        var record = _block.SliceRecords[slice];
        var lanes = _block.LaneRecords.Slice(slice * Lanes, Lanes);
        Array.Clear(_sums);
        Array.Clear(_before);
        for (var lane = 0; lane < Lanes; lane++)
        {
            _segments[lane] = lanes[lane].FirstSegment;
            if (lanes[lane].Count > 0) ToClaims(lane);
        }

        for (var step = record.FirstStep; step < record.FirstStep + record.Steps; step++)
        {
            if (record.Turns) Turn(step * Lanes, lanes);
            AddStep(step * Lanes, outputs);
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            if (lanes[lane].Count == 0) continue;
            EndSegment(lane);
            EndYear(lane, lanes[lane].Member, YearOf(_segments[lane]));
        }
    }

    /// <summary>Adds a step of sixteen claims; a member's sums fit 32 bits, as in the walk.</summary>
    private void AddStep(int cell, ClaimOutputs outputs)
    {
        var rows = outputs.Cells.Slice(outputs.PlaceOf(cell), ClaimOutputs.Columns * Lanes);
        var marks = Vector128.Create<byte>(_block.Marks.Span.Slice(cell, Lanes));
        var settled = Vector128.GreaterThan(marks & Vector128.Create((byte)Mark.Level), Vector128<byte>.Zero);
        var (lower, upper) = Vector128.Widen(settled & Vector128<byte>.One);
        var (ints0, ints1) = Vector128.Widen(lower);
        var (ints2, ints3) = Vector128.Widen(upper);
        var claims = Vector512.Create(
            Vector256.Create(ints0, ints1).AsInt32(), Vector256.Create(ints2, ints3).AsInt32());
        Add(Column.Claims, claims);
        Add(Column.InScope, Vector512.Create<int>(_block.Amounts.Span.Slice(cell, Lanes)));
        if (_block.HasOutOfScope)
            Add(Column.OutOfScope, Vector512.Create<int>(_block.OutOfScope.Span.Slice(cell, Lanes)));
        Add(Column.Fund, Of(rows, ClaimColumn.Fund));
        Add(Column.Deductible, Of(rows, ClaimColumn.Deductible));
        Add(Column.OverLimit, Of(rows, ClaimColumn.OverLimit));
        Add(Column.Account, Of(rows, ClaimColumn.Account));
    }

    private static Vector512<int> Of(ReadOnlySpan<int> rows, ClaimColumn column) =>
        Vector512.Create<int>(rows.Slice((int)column * Lanes, Lanes));

    private void Add(Column column, Vector512<int> values)
    {
        var sums = _sums.AsSpan((int)column * Lanes, Lanes);
        (Vector512.Create<int>(sums) + values).CopyTo(sums);
    }

    /// <summary>Ends the year of each lane that begins another with a claim of a step.</summary>
    private void Turn(int cell, ReadOnlySpan<LaneRecord> lanes)
    {
        var marks = _block.Marks.Span.Slice(cell, Lanes);
        for (var lane = 0; lane < Lanes; lane++)
        {
            if ((marks[lane] & Mark.NewSegment) == 0) continue;
            EndSegment(lane);
            var year = YearOf(_segments[lane]);
            _segments[lane]++;
            ToClaims(lane);
            if (YearOf(_segments[lane]) != year) EndYear(lane, lanes[lane].Member, year);
        }
    }

    private void ToClaims(int lane)
    {
        while (!_block.Segments[_segments[lane]].HasClaims) _segments[lane]++;
    }

    private int YearOf(int segment) => _block.Plan.Eras[_block.Segments[segment].Era].Year;

    /// <summary>Notes the category of a segment that had a settled claim.</summary>
    private void EndSegment(int lane)
    {
        if (_sums[lane] > _before[lane]) _categories[lane] = _block.Segments[_segments[lane]].Category;
        _before[lane] = _sums[lane];
    }

    private void EndYear(int lane, int member, int year)
    {
        if (_sums[lane] == 0) return;
        var totals = new ClaimTotals(
            At(Column.Claims, lane), Money(Column.InScope, lane), Money(Column.OutOfScope, lane),
            Money(Column.Fund, lane), Money(Column.Deductible, lane), Money(Column.OverLimit, lane),
            Money(Column.Account, lane));
        _years.Add(new MemberYear(member, year, _categories[lane], totals));
        _before[lane] = 0;
        for (var column = 0; column < Columns; column++) _sums[column * Lanes + lane] = 0;
    }

    private int At(Column column, int lane) => _sums[(int)column * Lanes + lane];

    private Fen Money(Column column, int lane) => new(At(column, lane));

    private void ReadWide(WideMember member, ClaimOutputs outputs)
    {
        var (year, category) = (0, MemberCategory.None);
        var totals = default(ClaimTotals);
        for (var i = 0; i < member.Count; i++)
        {
            if (member.Refusals[i] != Reason.None) continue;
            if (member.Claims[i].ServiceDate.Year != year)
            {
                if (year != 0) _years.Add(new MemberYear(member.Member, year, category, totals));
                (year, totals) = (member.Claims[i].ServiceDate.Year, default);
            }

            category = GroupTotals.CategoryOf(member.Groups[i]);
            totals = totals.With(outputs.Row(_block, member.Member, i));
        }

        if (year != 0) _years.Add(new MemberYear(member.Member, year, category, totals));
    }
}

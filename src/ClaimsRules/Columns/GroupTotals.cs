using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>
/// Sums by the caller's groups (month and level, say, or district) and by member category. Filled from
/// per-claim results, block by block. One per thread and policy; sum them in any order.
/// </summary>
public sealed class GroupTotals
{
    /// <summary>The most groups.</summary>
    public const int MaxGroups = 16_384;

    private const int Categories = 4;

    private readonly ClaimTotals[] _cells;

    /// <summary>Makes empty sums.</summary>
    /// <param name="groups">How many groups there are, 1 to 16 384.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public GroupTotals(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups, MaxGroups);
        _cells = new ClaimTotals[groups * Categories];
    }

    /// <summary>How many groups there are.</summary>
    public int Groups => _cells.Length / Categories;

    /// <summary>The sums of a group's settled claims of one category.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such group, or the category is none.
    /// </exception>
    public ref readonly ClaimTotals Of(int group, MemberCategory category)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, Groups);
        ArgumentOutOfRangeException.ThrowIfZero((int)category, nameof(category));
        return ref _cells[group * Categories + (int)category];
    }

    /// <summary>Adds the settled claims of parts that ran.</summary>
    /// <param name="block">A grouped block.</param>
    /// <param name="parts">The parts that ran.</param>
    /// <param name="outputs">Their results.</param>
    /// <exception cref="ArgumentException">The block is not grouped.</exception>
    public void Add(ColumnBlock block, Range parts, ClaimOutputs outputs)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(outputs);
        if (!block.IsGrouped)
            throw new ArgumentException("The block was built without groups.", nameof(block));
        var (first, count) = parts.GetOffsetAndLength(block.Parts);
        for (var part = first; part < first + count; part++)
        {
            if (part < block.Slices) AddSlice(block, part, outputs);
            else AddWide(block, part, outputs);
        }
    }

    /// <summary>Adds other sums over the same groups.</summary>
    public void Add(GroupTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._cells.Length != _cells.Length)
            throw new ArgumentException("The groups differ.", nameof(other));
        for (var i = 0; i < _cells.Length; i++) _cells[i] += other._cells[i];
    }

    /// <summary>A claim's place: group x 4 + category, category 0 for what is not settled.</summary>
    internal static ushort Cell(int group, MemberCategory category)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, MaxGroups);
        return (ushort)(group * Categories + (int)category);
    }

    private void AddSlice(ColumnBlock block, int slice, ClaimOutputs outputs)
    {
        var record = block.SliceRecords[slice];
        var first = record.FirstStep * ColumnBlock.Lanes;
        var groups = block.Groups.Span.Slice(first, record.Steps * ColumnBlock.Lanes);
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] % Categories == 0) continue;
            ref var cell = ref _cells[groups[i]];
            cell = cell.With(outputs.RowAt(block, first + i));
        }
    }

    private void AddWide(ColumnBlock block, int part, ClaimOutputs outputs)
    {
        var member = block.Wide[part - block.Slices];
        for (var i = 0; i < member.Count; i++)
        {
            if (member.Refusals[i] != Reason.None) continue;
            ref var cell = ref _cells[member.Groups[i]];
            cell = cell.With(outputs.Row(block, member.Member, i));
        }
    }
}

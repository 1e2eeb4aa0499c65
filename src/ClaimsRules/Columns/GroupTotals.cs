using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Sums by the caller's groups (month and level, say, or district) and by member category. Filled from
/// per-claim results, block by block. One per thread and policy; sum them in any order.
/// </summary>
public sealed class GroupTotals
{
    /// <summary>The most groups.</summary>
    public const int MaxGroups = 1 << 18;

    private const int Categories = 4;

    private Sums[] _cells;

    /// <summary>Makes empty sums.</summary>
    /// <param name="groups">How many groups there are, 1 to 262 144.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public GroupTotals(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups, MaxGroups);
        _cells = new Sums[groups * Categories];
    }

    /// <summary>How many groups there are.</summary>
    public int Groups => _cells.Length / Categories;

    /// <summary>The sums of a group's settled claims of one category.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such group, or the category is none.
    /// </exception>
    public ClaimTotals Of(int group, MemberCategory category)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, Groups);
        ArgumentOutOfRangeException.ThrowIfZero((int)category, nameof(category));
        return _cells[group * Categories + (int)category].Totals;
    }

    /// <summary>Makes room for more groups; the sums stay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many.</exception>
    public void Grow(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups, MaxGroups);
        if (groups > Groups) Array.Resize(ref _cells, groups * Categories);
    }

    /// <summary>Adds settled claims that did not run here.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such group, or the category is none.
    /// </exception>
    public void Add(int group, MemberCategory category, in ClaimTotals claims)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, Groups);
        ArgumentOutOfRangeException.ThrowIfZero((int)category, nameof(category));
        _cells[group * Categories + (int)category].Add(Sums.Of(claims));
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

    /// <summary>Adds other sums, group by group; grows if they are of more groups.</summary>
    public void Add(GroupTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Grow(other.Groups);
        for (var i = 0; i < other._cells.Length; i++) _cells[i].Add(other._cells[i]);
    }

    /// <summary>A claim's place: group x 4 + category, category 0 for what is not settled.</summary>
    internal static int Cell(int group, MemberCategory category)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, MaxGroups);
        return group * Categories + (int)category;
    }

    /// <summary>The category of a claim's place.</summary>
    internal static MemberCategory CategoryOf(int cell) => (MemberCategory)(cell % Categories);

    private void AddSlice(ColumnBlock block, int slice, ClaimOutputs outputs)
    {
        const int lanes = ColumnBlock.Lanes;
        var record = block.SliceRecords[slice];
        for (var step = record.FirstStep; step < record.FirstStep + record.Steps; step++)
        {
            var first = step * lanes;
            var groups = block.Groups.Span.Slice(first, lanes);
            var amounts = block.Amounts.Span.Slice(first, lanes);
            var outside = block.HasOutOfScope ? block.OutOfScope.Span.Slice(first, lanes) : [];
            var rows = outputs.Cells.Slice(outputs.PlaceOf(first), ClaimOutputs.Columns * lanes);
            for (var lane = 0; lane < lanes; lane++)
            {
                // The lowest bits are the category, a power of two in number; none of it is not settled.
                var group = groups[lane];
                if ((group & (Categories - 1)) == 0) continue;
                ref var cell = ref _cells[group];
                cell.Claims++;
                cell.InScope += amounts[lane];
                if (outside.Length > 0) cell.OutOfScope += outside[lane];
                cell.Deductible += rows[(int)ClaimColumn.Deductible * lanes + lane];
                cell.Fund += rows[(int)ClaimColumn.Fund * lanes + lane];
                cell.OverLimit += rows[(int)ClaimColumn.OverLimit * lanes + lane];
                cell.Account += rows[(int)ClaimColumn.Account * lanes + lane];
            }
        }
    }

    private void AddWide(ColumnBlock block, int part, ClaimOutputs outputs)
    {
        var member = block.Wide[part - block.Slices];
        for (var i = 0; i < member.Count; i++)
        {
            if (member.Refusals[i] != Reason.None) continue;
            var row = outputs.Row(block, member.Member, i);
            _cells[member.Groups[i]].Add(Sums.Of(row));
        }
    }

    /// <summary>A cell: the fen of <see cref="ClaimTotals"/>, each in its place.</summary>
    private struct Sums
    {
        public long Claims;
        public long InScope;
        public long OutOfScope;
        public long Fund;
        public long Deductible;
        public long OverLimit;
        public long Account;

        public readonly ClaimTotals Totals => new(
            Claims, new Fen(InScope), new Fen(OutOfScope), new Fen(Fund), new Fen(Deductible), new Fen(OverLimit),
            new Fen(Account));

        public static Sums Of(in ClaimTotals claims) => new()
        {
            Claims = claims.Claims,
            InScope = claims.InScope.Value,
            OutOfScope = claims.OutOfScope.Value,
            Fund = claims.Fund.Value,
            Deductible = claims.Deductible.Value,
            OverLimit = claims.OverLimit.Value,
            Account = claims.Account.Value,
        };

        public static Sums Of(in ClaimRow row) => new()
        {
            Claims = 1,
            InScope = row.InScope.Value,
            OutOfScope = row.OutOfScope.Value,
            Fund = row.Fund.Value,
            Deductible = row.Deductible.Value,
            OverLimit = row.OverLimit.Value,
            Account = row.Account.Value,
        };

        public void Add(in Sums other)
        {
            Claims += other.Claims;
            InScope += other.InScope;
            OutOfScope += other.OutOfScope;
            Fund += other.Fund;
            Deductible += other.Deductible;
            OverLimit += other.OverLimit;
            Account += other.Account;
        }
    }
}

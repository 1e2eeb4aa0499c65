namespace ClaimsRules.Columns;

/// <summary>
/// Compiles members and their claims into blocks: this is where dates, coverage, status changes, refusals and
/// credits are resolved. Reuses its memory; not for several threads at once. A block of some 4096 members is
/// long enough to sort by length and short enough to stay in the cache while it is compiled.
/// </summary>
public sealed class BlockBuilder
{
    private readonly ColumnPlan _plan;
    private readonly bool _grouped;
    private readonly MemberStage _stage;
    private readonly List<StagedMember> _members = [];
    private readonly List<Refusal> _refusals = [];
    private readonly List<WideMember> _wide = [];
    private readonly int[] _byCount = new int[MemberStage.MostClaims + 2];
    private int[] _order = [];

    /// <summary>Makes a builder.</summary>
    /// <param name="plan">What the blocks will be run under.</param>
    /// <param name="grouped">Whether blocks keep groups and categories for <see cref="GroupTotals"/>.</param>
    public BlockBuilder(ColumnPlan plan, bool grouped = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _grouped = grouped;
        _stage = new MemberStage(plan, grouped);
    }

    /// <summary>How many members have been added since the last block.</summary>
    public int Members => _members.Count;

    /// <summary>Adds a member, who gets the next number in the block, from 0.</summary>
    /// <exception cref="ArgumentException">
    /// The columns differ in length, or family accounts are linked.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An amount is negative, a date lies outside the plan's days, or a claim that is settled has no level.
    /// </exception>
    public void Add(in MemberClaims member)
    {
        member.Check();
        if (_stage.TryAdd(member, _members.Count, _refusals, out var lane))
        {
            _members.Add(new StagedMember(-1, _stage.Claims - member.Count, lane));
            return;
        }

        var wide = new WideMember(_plan, member, _members.Count, _refusals);
        _members.Add(new StagedMember(_wide.Count, 0, default));
        _wide.Add(wide);
    }

    /// <summary>Turns the added members into a block and begins anew.</summary>
    /// <param name="reuse">A block of the same plan that is no longer needed, or null.</param>
    public ColumnBlock Build(ColumnBlock? reuse = null)
    {
        if (reuse is not null && reuse.Plan != _plan)
            throw new ArgumentException("The block belongs to another plan.", nameof(reuse));
        var block = reuse ?? new ColumnBlock(_plan);
        var narrow = SortByCount();
        block.Begin(_members.Count, _stage, _wide, _refusals, _grouped);
        block.Reserve((narrow + ColumnBlock.Lanes - 1) / ColumnBlock.Lanes, StepsOf(narrow));
        for (var first = 0; first < narrow; first += ColumnBlock.Lanes)
        {
            block.BeginSlice(HeightAt(first));
            var end = Math.Min(first + ColumnBlock.Lanes, narrow);
            for (var i = first; i < end; i++) block.Place(i - first, _members[_order[i]], _stage);
            for (var lane = end - first; lane < ColumnBlock.Lanes; lane++) block.PlaceNobody(lane);
            block.EndSlice();
        }

        _members.Clear();
        _refusals.Clear();
        _wide.Clear();
        _stage.Clear();
        return block;
    }

    /// <summary>The claims of the longest lane of the slice that begins at a place of the order.</summary>
    private int HeightAt(int first) => _members[_order[first]].Lane.Count;

    private int StepsOf(int narrow)
    {
        var steps = 0;
        for (var first = 0; first < narrow; first += ColumnBlock.Lanes) steps += HeightAt(first);
        return steps;
    }

    /// <summary>
    /// Orders narrow members by falling number of claims, so that slices need little padding.
    /// </summary>
    private int SortByCount()
    {
        if (_order.Length < _members.Count) _order = new int[_members.Count * 2];
        Array.Clear(_byCount);
        foreach (var member in _members)
        {
            if (member.Wide < 0) _byCount[MemberStage.MostClaims - member.Lane.Count + 1]++;
        }

        for (var i = 1; i < _byCount.Length; i++) _byCount[i] += _byCount[i - 1];
        var narrow = _byCount[^1];
        for (var i = 0; i < _members.Count; i++)
        {
            if (_members[i].Wide >= 0) continue;
            _order[_byCount[MemberStage.MostClaims - _members[i].Lane.Count]++] = i;
        }

        return narrow;
    }
}

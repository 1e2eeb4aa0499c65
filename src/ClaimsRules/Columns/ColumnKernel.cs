namespace ClaimsRules.Columns;

/// <summary>
/// Decides blocks of claims: the same arithmetic as the single-decision entry, with freeze, status changes,
/// several years, monthly credits and the own account, over columns. Immutable and pure: any parts may run on
/// any threads, and every path and every division of the parts gives the same results, bit for bit.
/// </summary>
public sealed class ColumnKernel
{
    private readonly ColumnPlan _plan;

    /// <summary>Makes a kernel.</summary>
    /// <param name="plan">The policies.</param>
    /// <param name="path">How to compute, or null for the fastest path of this machine.</param>
    /// <exception cref="PlatformNotSupportedException">This machine cannot take the path.</exception>
    public ColumnKernel(ColumnPlan plan, KernelPath? path = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        Path = path ?? KernelPaths.Fastest;
        if (!KernelPaths.IsSupported(Path))
            throw new PlatformNotSupportedException($"This machine has no {Path}.");
    }

    /// <summary>
    /// How it computes; a policy whose rates need more than 32 bits is computed portably on any path.
    /// </summary>
    public KernelPath Path { get; }

    /// <summary>Runs parts of a block under every policy in one pass and adds up.</summary>
    /// <param name="block">A block of the same plan.</param>
    /// <param name="parts">Which parts.</param>
    /// <param name="totals">The sums to which the parts are added.</param>
    /// <param name="members">Receives each member's sums, or null; prepared for the block.</param>
    /// <param name="from">The first policy to run.</param>
    /// <exception cref="ArgumentException">The block or the sums belong to another plan.</exception>
    public void Run(
        ColumnBlock block, Range parts, PolicyTotals totals, MemberTotals? members = null, int from = 0)
    {
        Check(block);
        ArgumentNullException.ThrowIfNull(totals);
        if (totals.Plan != _plan)
            throw new ArgumentException("The sums belong to another plan.", nameof(totals));
        var (first, count) = parts.GetOffsetAndLength(block.Parts);
        var (slices, end) = (Math.Min(first + count, block.Slices), first + count);
        var states = totals.States;
        Span<LaneSums> sums = stackalloc LaneSums[states.Length];
        for (var policy = from; policy < states.Length; policy++) states[policy].Begin(block, policy);

        // Policy by policy within a slice: the slice is read from memory once and then from the cache.
        for (var slice = first; slice < slices; slice++)
        {
            for (var policy = from; policy < states.Length; policy++)
            {
                SliceRun.Of(block, slice, states[policy], policy, Path, null, members);
                sums[policy].Add(block.SliceRecords[slice], states[policy]);
            }
        }

        for (var policy = from; policy < states.Length; policy++)
        {
            totals.Add(policy, sums[policy].Total());
            for (var part = Math.Max(first, block.Slices); part < end; part++)
                totals.Add(policy, RunWide(block, part, policy, null, members));
        }
    }

    /// <summary>Runs parts of a block under one policy and writes what becomes of each claim.</summary>
    /// <param name="block">A block of the same plan.</param>
    /// <param name="parts">Which parts, such as <see cref="ColumnBlock.PartsFrom"/> gives.</param>
    /// <param name="policy">The policy's number in the plan.</param>
    /// <param name="outputs">Receives the results; what it held before is lost.</param>
    /// <param name="members">Receives each member's sums, or null; prepared for the block.</param>
    /// <returns>The sums over the parts.</returns>
    /// <exception cref="ArgumentException">The block has another plan.</exception>
    public ClaimTotals Run(
        ColumnBlock block, Range parts, int policy, ClaimOutputs outputs, MemberTotals? members = null)
    {
        Check(block);
        ArgumentNullException.ThrowIfNull(outputs);
        var (first, count) = parts.GetOffsetAndLength(block.Parts);
        var (slices, end) = (Math.Min(first + count, block.Slices), first + count);
        var sums = default(LaneSums);
        outputs.State.Begin(block, policy);
        outputs.Begin(block, first, end);
        for (var slice = first; slice < slices; slice++)
        {
            SliceRun.Of(block, slice, outputs.State, policy, Path, outputs, members);
            sums.Add(block.SliceRecords[slice], outputs.State);
        }

        var totals = sums.Total();
        for (var part = Math.Max(first, block.Slices); part < end; part++)
            totals += RunWide(block, part, policy, outputs, members);
        return totals;
    }

    private ClaimTotals RunWide(
        ColumnBlock block, int part, int policy, ClaimOutputs? outputs, MemberTotals? members)
    {
        var member = block.Wide[part - block.Slices];
        var walk = new WideWalk(_plan, _plan.Policies[policy], member);
        var rows = outputs is null ? [] : new ClaimRow[member.Count];
        var totals = walk.Run(rows);
        outputs?.Add(rows);
        members?.Set(policy, member.Member, totals, walk.Balance);
        return totals;
    }

    private void Check(ColumnBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Plan != _plan)
            throw new ArgumentException("The block belongs to another plan.", nameof(block));
    }
}

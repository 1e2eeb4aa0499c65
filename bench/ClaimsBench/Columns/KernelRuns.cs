using ClaimsRules.Columns;

namespace ClaimsBench.Columns;

/// <summary>The kernel over every block, on one core.</summary>
internal static class KernelRuns
{
    /// <summary>Sums under the first policy.</summary>
    public static ClaimTotals Sums(ColumnKernel kernel, IReadOnlyList<ColumnBlock> blocks)
    {
        var totals = default(ClaimTotals);
        foreach (var block in blocks) totals += kernel.Run(block, .., policy: 0);
        return totals;
    }

    /// <summary>Sums under every policy in one pass.</summary>
    public static ClaimTotals SumsOfAll(ColumnKernel kernel, ColumnPlan plan, IReadOnlyList<ColumnBlock> blocks)
    {
        var totals = new ClaimTotals[plan.Policies.Count];
        foreach (var block in blocks) kernel.Run(block, .., totals);
        return totals[^1];
    }

    /// <summary>Results per claim under the first policy, in a buffer of so many cells.</summary>
    public static ClaimTotals PerClaim(
        ColumnKernel kernel, IReadOnlyList<ColumnBlock> blocks, ClaimOutputs outputs, int cells)
    {
        var totals = default(ClaimTotals);
        foreach (var block in blocks)
        {
            for (var first = 0; first < block.Parts;)
            {
                var parts = block.PartsFrom(first, cells);
                totals += kernel.Run(block, parts, 0, outputs);
                first = parts.End.Value;
            }
        }

        return totals;
    }
}

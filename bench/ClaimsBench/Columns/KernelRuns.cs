using ClaimsRules.Columns;

namespace ClaimsBench.Columns;

/// <summary>The kernel over every block, on one core.</summary>
internal static class KernelRuns
{
    /// <summary>Sums under every policy in one pass.</summary>
    public static ClaimTotals Sums(ColumnKernel kernel, GeneratedBlocks data)
    {
        var totals = new PolicyTotals(data.Plan);
        foreach (var block in data.Blocks) kernel.Run(block, .., totals);
        return totals[0];
    }

    /// <summary>Results per claim under the first policy, in a buffer of so many cells.</summary>
    public static ClaimTotals PerClaim(
        ColumnKernel kernel, GeneratedBlocks data, ClaimOutputs outputs, int cells)
    {
        var totals = default(ClaimTotals);
        foreach (var block in data.Blocks)
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

namespace ClaimsRules.Columns;

/// <summary>How the kernel computes. The results are the same, bit for bit.</summary>
public enum KernelPath
{
    /// <summary>One claim after another, on any machine and for any policy.</summary>
    Portable = 0,

    /// <summary>Eight members at once (AVX2).</summary>
    Vector256 = 1,

    /// <summary>Sixteen members at once (AVX-512F).</summary>
    Vector512 = 2,
}

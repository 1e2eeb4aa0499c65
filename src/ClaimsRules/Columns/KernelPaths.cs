using System.Runtime.Intrinsics.X86;

namespace ClaimsRules.Columns;

/// <summary>Which paths this machine has.</summary>
public static class KernelPaths
{
    /// <summary>The fastest path of this machine.</summary>
    public static KernelPath Fastest =>
        IsSupported(KernelPath.Vector512) ? KernelPath.Vector512
        : IsSupported(KernelPath.Vector256) ? KernelPath.Vector256
        : KernelPath.Portable;

    /// <summary>Whether this machine can take a path.</summary>
    public static bool IsSupported(KernelPath path) => path switch
    {
        KernelPath.Portable => true,
        KernelPath.Vector256 => Avx2.IsSupported,
        KernelPath.Vector512 => Avx512F.IsSupported,
        _ => false,
    };
}

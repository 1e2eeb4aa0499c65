using ClaimsRules.Policies;

namespace ClaimsEngine.Policies;

/// <summary>A policy that the store knows.</summary>
/// <param name="Key">The store's key.</param>
/// <param name="Policy">The policy.</param>
internal sealed record KnownPolicy(int Key, Policy Policy)
{
    /// <summary>The policy's hash, 32 bytes.</summary>
    public ReadOnlyMemory<byte> Hash { get; } = Convert.FromHexString(Policy.Hash);
}

using System.Collections.Concurrent;
using ClaimsEngine.Storage;
using ClaimsRules.Policies;

namespace ClaimsEngine.Policies;

/// <summary>The policy in use, and every policy that decided something before.</summary>
internal sealed class PolicyLibrary
{
    private readonly IPolicyRows _rows;
    private readonly ConcurrentDictionary<int, KnownPolicy> _known = [];

    /// <summary>Takes the policy in use and keeps its files, so that its decisions stay explicable.</summary>
    public PolicyLibrary(IPolicyRows rows, IReadOnlyList<PolicyFile> files, Policy policy, TimeProvider clock)
    {
        _rows = rows;
        var key = rows.Keep(policy.Hash, files, clock.GetUtcNow().ToUnixTimeMilliseconds());
        Current = new KnownPolicy(key, policy);
        _known[key] = Current;
    }

    /// <summary>The policy in use.</summary>
    public KnownPolicy Current { get; }

    /// <summary>The policy that an entry was decided under.</summary>
    public KnownPolicy Of(int key) => _known.GetOrAdd(
        key, static (missing, rows) => new KnownPolicy(missing, PolicyReader.Read(rows.Files(missing))), _rows);
}

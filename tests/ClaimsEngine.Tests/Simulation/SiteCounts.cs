using System.Collections.Concurrent;
using Claims.V1;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>Where the store was called and where it was made to fail, over all seeds of a run.</summary>
internal sealed class SiteCounts
{
    private readonly ConcurrentDictionary<string, long> _struck = [];
    private readonly ConcurrentDictionary<string, bool> _seen = [];
    private long _statements;
    private long _kills;
    private readonly ConcurrentDictionary<string, long> _acknowledged = [];

    /// <summary>How many steps of statements ran or failed.</summary>
    public long Statements => _statements;

    /// <summary>How often a process was killed.</summary>
    public long Kills => _kills;

    /// <summary>How many claims, refunds and purchases were acknowledged.</summary>
    public long Acknowledged => _acknowledged
        .Where(end => !end.Key.EndsWith(nameof(KeyState.Fenced), StringComparison.Ordinal)).Sum(end => end.Value);

    /// <summary>What became of which kind of errand, and how often.</summary>
    public IEnumerable<KeyValuePair<string, long>> Ends => _acknowledged.OrderBy(end => end.Key, StringComparer.Ordinal);

    /// <summary>How many faults were thrown.</summary>
    public long Faults => _struck.Values.Sum();

    /// <summary>How many different statements the store was called with.</summary>
    public int Sites => _seen.Count;

    /// <summary>The statements that ran and never failed.</summary>
    public IEnumerable<string> Spared => _seen.Keys.Where(sql => !_struck.ContainsKey(sql));

    public void See(string sql)
    {
        Interlocked.Increment(ref _statements);
        _seen.TryAdd(sql, true);
    }

    public void Strike(string sql) => _struck.AddOrUpdate(sql, 1, (_, count) => count + 1);

    public void Kill() => Interlocked.Increment(ref _kills);

    /// <summary>Counts what its client knows of an errand in the end.</summary>
    public void Acknowledge(Errand errand) => _acknowledged.AddOrUpdate(
        $"{errand.GetType().Name} {(errand.IsRefused ? "refused, " : "")}{errand.State}", 1, (_, count) => count + 1);
}

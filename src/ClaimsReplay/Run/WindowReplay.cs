using System.Collections.Concurrent;
using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>
/// Replays ordered claims one by one through the rules, groups in parallel: what links join, and what wants a
/// result per claim. The result is the same for any number of threads.
/// </summary>
public static class WindowReplay
{
    /// <summary>Decides the claims of some groups.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="input">The members, claims and families.</param>
    /// <param name="order">The claims in replay order.</param>
    /// <param name="groups">The groups' numbers, or null for all.</param>
    /// <param name="firstMonth">The first month that is credited, by its 1st.</param>
    /// <param name="threads">How many threads decide, 1 or more.</param>
    /// <param name="outcomes">
    /// Receives each claim's outcome under its number, or null when only sums are wanted.
    /// </param>
    /// <param name="progress">
    /// Called with the number of groups decided and to decide; from any thread.
    /// </param>
    /// <param name="stop">Stops the replay.</param>
    /// <returns>The sums.</returns>
    public static Totals Decide(
        Policy policy, ReplayInput input, ReplayOrder order, int[]? groups, DateOnly firstMonth, int threads,
        ClaimOutcome[]? outcomes, Action<long, long> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(progress);
        var totals = new Totals();
        var count = groups?.Length ?? order.Groups;
        if (count == 0) return totals;
        long done = 0;
        Parallel.ForEach(
            Partitioner.Create(0, count, Math.Max(1, Math.Min(1024, count / threads))),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop },
            () => new GroupReplay(policy, input, firstMonth, outcomes),
            (range, _, replay) =>
            {
                for (var i = range.Item1; i < range.Item2; i++) replay.Decide(order.Group(groups?[i] ?? i).Span);
                progress(Interlocked.Add(ref done, range.Item2 - range.Item1), count);
                return replay;
            },
            replay =>
            {
                lock (totals) totals.Add(replay.Totals);
            });
        return totals;
    }
}

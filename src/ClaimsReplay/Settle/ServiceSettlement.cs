using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsReplay.Run;

namespace ClaimsReplay.Settle;

/// <summary>
/// Sends a window's members and claims through a service: many members at once, each in replay order.
/// </summary>
public static class ServiceSettlement
{
    /// <summary>How many members are sent at once.</summary>
    public const int Concurrency = 32;

    /// <summary>Settles every claim of the window.</summary>
    /// <param name="url">The service's address.</param>
    /// <param name="input">The members and claims; without family links.</param>
    /// <param name="order">The claims in replay order.</param>
    /// <param name="window">The window; monthly credits fall into it.</param>
    /// <param name="progress">
    /// Called with the number of claims settled and to settle; from any thread.
    /// </param>
    /// <param name="stop">Stops the sending; what was settled stands.</param>
    /// <returns>The outcomes by the claims' numbers, out of the service's answers.</returns>
    /// <exception cref="ServiceFailedException">
    /// A call failed, all attempts included; nothing further is sent.
    /// </exception>
    public static async Task<ClaimOutcome[]> Settle(
        Uri url, ReplayInput input, ReplayOrder order, DateWindow window, Action<long, long> progress,
        CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(progress);
        var outcomes = new ClaimOutcome[input.Claims.Count];
        using var service = new ServiceConnection(url);
        var plan = new InstitutionPlan(service, input);
        await plan.Register(Concurrency, stop);
        var settlement = new MemberSettlement(service, input, plan, window, outcomes);
        long done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, order.Groups),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = stop },
            async (group, inner) => await settlement.Send(
                order.Group(group), () => progress(Interlocked.Increment(ref done), outcomes.Length), inner));
        return outcomes;
    }
}

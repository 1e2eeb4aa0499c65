using System.Threading.RateLimiting;
using ClaimsGateway.Identity;

namespace ClaimsGateway.Limits;

/// <summary>
/// The limits of each caller: how many calls at a time, how many may wait, and how many in a second. A caller is an
/// institution, or whoever else was identified. Those whom nobody identified reach a gateway on loopback only; they
/// count as one.
/// </summary>
internal sealed class CallerLimits : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> _rate;
    private readonly PartitionedRateLimiter<Caller> _concurrency;

    /// <summary>Limits as planned.</summary>
    public CallerLimits(LimitsPlan plan)
    {
        var calls = new ConcurrencyLimiterOptions
        {
            PermitLimit = plan.CallsAtOnce,
            QueueLimit = plan.CallsWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        _rate = PartitionedRateLimiter.Create<Caller, string>(caller =>
        {
            var perSecond = caller == Caller.Unidentified ? plan.UnidentifiedPerSecond : plan.CallsPerSecond;
            return perSecond == 0
                ? RateLimitPartition.GetNoLimiter(caller.Key)
                : RateLimitPartition.GetTokenBucketLimiter(caller.Key, _ => BucketOf(perSecond, plan.Burst));
        });
        _concurrency = PartitionedRateLimiter.Create<Caller, string>(
            caller => RateLimitPartition.GetConcurrencyLimiter(caller.Key, _ => calls));
    }

    /// <summary>Takes one call of the rate; what is refused says after how long to come back.</summary>
    public RateLimitLease TakeRate(Caller caller) => _rate.AttemptAcquire(caller);

    /// <summary>Takes a place at once, if one is free and nobody waits.</summary>
    public RateLimitLease TakePlace(Caller caller) => _concurrency.AttemptAcquire(caller);

    /// <summary>Waits for a place; what is refused found too many waiting.</summary>
    public ValueTask<RateLimitLease> WaitForPlaceAsync(Caller caller, CancellationToken cancellation) =>
        _concurrency.AcquireAsync(caller, 1, cancellation);

    /// <inheritdoc />
    public void Dispose()
    {
        _rate.Dispose();
        _concurrency.Dispose();
    }

    /// <summary>A tenth of a second's calls at a time, so that a rate below ten has its calls one by one.</summary>
    private static TokenBucketRateLimiterOptions BucketOf(int perSecond, int burst)
    {
        var atATime = Math.Max(1, perSecond / 10);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = atATime,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) * atATime / perSecond,
            QueueLimit = 0,
            AutoReplenishment = false,
        };
    }
}

using Polly;
using Polly.Retry;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Does again what a deadlock, a lost connection or a busy server has stopped.</summary>
internal static class SqlRetry
{
    /// <summary>How often at most, after the first time.</summary>
    public const int MostRetries = 4;

    /// <summary>The pipeline: 50 ms before the first retry, twice as long before each further one, with jitter.</summary>
    /// <param name="delay">Another delay before the first retry; null for that one.</param>
    public static ResiliencePipeline Build(TimeSpan? delay = null) =>
        new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<SqlServerFault>(fault => fault.IsTransient),
                MaxRetryAttempts = MostRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = delay ?? TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(1),
            })
            .Build();
}

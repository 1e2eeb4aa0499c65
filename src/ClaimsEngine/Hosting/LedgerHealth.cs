using System.Data.Common;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClaimsEngine.Hosting;

/// <summary>
/// Healthy while the store answers, takes writes, and the engine does not stop. Whether it takes writes is known from
/// the last batch; only after one has failed is a write tried that changes nothing, since an engine that is not ready
/// gets no calls whose fate could show that the store has recovered.
/// </summary>
internal sealed class LedgerHealth(ILedgerStore store, PostingPipeline pipeline, StreamDrain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!drain.Stopping.IsCancellationRequested && IsUsable()
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());

    private bool IsUsable()
    {
        try
        {
            if (!store.Policies.Answers()) return false;
            if (!pipeline.LastWriteFailed) return true;
            store.ProveWritable();
            pipeline.StoreRecovered();
            return true;
        }
        catch (DbException)
        {
            // The batch that failed is in the log.
            return false;
        }
    }
}

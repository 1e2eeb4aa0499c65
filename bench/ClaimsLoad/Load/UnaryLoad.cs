using System.Diagnostics;
using Claims.V1;
using Grpc.Core;

namespace ClaimsLoad.Load;

/// <summary>Workers that each make one call after another.</summary>
internal sealed class UnaryLoad(ServiceClient service, ClaimSource claims, CallMix mix) : ILoad
{
    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var logs = await Task.WhenAll(Enumerable.Range(0, plan.Concurrency).Select(worker =>
            Task.Run(() => WorkAsync(claims.RandomOf(worker), watch, plan, stop), stop)));
        return LoadResult.Of(watch.Elapsed, logs);
    }

    private async Task<CallLog> WorkAsync(Random random, Stopwatch watch, LoadPlan plan, CancellationToken stop)
    {
        var log = new CallLog();
        Claim? last = null;
        for (var call = 0; call < plan.CallsEach && watch.Elapsed < plan.Duration; call++)
        {
            stop.ThrowIfCancellationRequested();
            var kind = mix.Draw(random);
            if (kind is CallKind.Reverse or CallKind.Repeat && last is null) kind = CallKind.Settle;
            var claim = kind is CallKind.Settle or CallKind.Quote ? claims.Next(random) : last!;
            var since = Stopwatch.GetTimestamp();
            try
            {
                log.Answer(since, refused: await IsRefusedAsync(kind, claim, stop));
                last = kind switch { CallKind.Settle => claim, CallKind.Reverse => null, _ => last };
            }
            catch (RpcException)
            {
                log.Error();
            }
        }

        return log;
    }

    private async Task<bool> IsRefusedAsync(CallKind kind, Claim claim, CancellationToken stop)
    {
        var options = new CallOptions(cancellationToken: stop);
        switch (kind)
        {
            case CallKind.Quote:
                return (await service.Claims.QuoteAsync(new QuoteRequest { Claim = claim }, options)).Refusal is not null;
            case CallKind.Reverse:
                await service.Claims.ReverseAsync(
                    new ReverseRequest { InstitutionId = claim.InstitutionId, ClaimNumber = claim.ClaimNumber }, options);
                return false;
            default:
                return (await service.Claims.SettleAsync(new SettleRequest { Claim = claim }, options)).Refusal is not null;
        }
    }
}

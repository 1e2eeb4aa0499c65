using System.Diagnostics;
using System.Globalization;
using System.Threading.RateLimiting;
using ClaimsGateway.Errors;
using ClaimsGateway.Identity;
using ClaimsGateway.Metrics;
using Microsoft.Net.Http.Headers;
using Status = Google.Rpc.Status;

namespace ClaimsGateway.Limits;

/// <summary>
/// Holds each call to the limits of its caller before its body is read: first the rate, then a place among the calls
/// at a time. A call waits for a place only as long as its caller waits for the answer.
/// </summary>
internal sealed class Admission(RequestDelegate next, CallerLimits limits, GatewayMetrics metrics)
{
    // What a full house says: a place may be free at any moment.
    private static readonly TimeSpan PlaceDelay = TimeSpan.FromSeconds(1);

    /// <summary>Lets the call in, lets it wait, or refuses it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LimitedCalls>() is null) return next(context);
        var caller = context.Caller();
        using var rate = limits.TakeRate(caller);
        if (!rate.IsAcquired)
        {
            var delay = rate.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : PlaceDelay;
            metrics.Rejected("rate");
            return RefuseAsync(context, GatewayErrors.TooManyCalls(delay), delay);
        }

        var place = limits.TakePlace(caller);
        return place.IsAcquired ? WorkAsync(context, place) : WaitAsync(context, caller);
    }

    private async Task WorkAsync(HttpContext context, RateLimitLease place)
    {
        try
        {
            await next(context);
        }
        finally
        {
            place.Dispose();
        }
    }

    private async Task WaitAsync(HttpContext context, Caller caller)
    {
        var began = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (CallBudget.Of(context.Request) is { } budget) patience.CancelAfter(budget);
        RateLimitLease place;
        try
        {
            place = await limits.WaitForPlaceAsync(caller, patience.Token);
        }
        catch (OperationCanceledException)
        {
            if (context.RequestAborted.IsCancellationRequested) return;
            metrics.Rejected("deadline");
            await RefuseAsync(context, GatewayErrors.DeadlinePassed(), PlaceDelay);
            return;
        }

        if (!place.IsAcquired)
        {
            place.Dispose();
            metrics.Rejected("concurrency");
            await RefuseAsync(context, GatewayErrors.TooManyCalls(PlaceDelay), PlaceDelay);
            return;
        }

        context.Features.Set(new Waited(Stopwatch.GetElapsedTime(began)));
        await WorkAsync(context, place);
    }

    private static Task RefuseAsync(HttpContext context, Status refusal, TimeSpan delay)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds));
        context.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        return DoorAnswer.WriteAsync(context, refusal);
    }
}

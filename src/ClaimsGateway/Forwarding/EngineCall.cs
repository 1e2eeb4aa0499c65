using ClaimsGateway.Hosting;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>
/// Sends a call on to the engine with its deadline and cancellation, and hands back the answer or the error
/// as the engine gave it. Request headers stay here: the engine takes nothing from them.
/// </summary>
internal sealed class EngineCall(GatewayPlan plan, ILogger<EngineCall> logger)
{
    /// <summary>How long a stream may go on whose caller sets no deadline.</summary>
    private static readonly TimeSpan LongestStream = TimeSpan.FromHours(1);

    /// <summary>Forwards one unary call.</summary>
    /// <param name="method">The typed client's method.</param>
    /// <param name="request">The request, unchanged.</param>
    /// <param name="context">The caller's call.</param>
    /// <exception cref="RpcException">What the engine answered, or ENGINE_UNAVAILABLE.</exception>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        ServerCallContext context)
    {
        try
        {
            using var call = method(request, OptionsOf(context, plan.Deadline));
            return await call.ResponseAsync;
        }
        catch (RpcException e)
        {
            throw Translate(e, context);
        }
    }

    /// <summary>Forwards a call that is answered by a stream, message by message.</summary>
    /// <param name="method">The typed client's method.</param>
    /// <param name="request">The request, unchanged.</param>
    /// <param name="answers">Where the engine's messages go.</param>
    /// <param name="context">The caller's call.</param>
    /// <exception cref="RpcException">What the engine answered, or ENGINE_UNAVAILABLE.</exception>
    public async Task StreamAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncServerStreamingCall<TResponse>> method,
        TRequest request,
        IServerStreamWriter<TResponse> answers,
        ServerCallContext context)
    {
        try
        {
            using var call = method(request, OptionsOf(context, LongestStream));
            await PumpAsync(call.ResponseStream, answers, context.CancellationToken);
        }
        catch (RpcException e)
        {
            throw Translate(e, context);
        }
    }

    /// <summary>Forwards a call that streams both ways. Each side goes at its own pace.</summary>
    /// <param name="method">The typed client's method.</param>
    /// <param name="requests">The caller's messages.</param>
    /// <param name="answers">Where the engine's messages go.</param>
    /// <param name="context">The caller's call.</param>
    /// <exception cref="RpcException">What the engine answered, or ENGINE_UNAVAILABLE.</exception>
    public async Task StreamAsync<TRequest, TResponse>(
        Func<CallOptions, AsyncDuplexStreamingCall<TRequest, TResponse>> method,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> answers,
        ServerCallContext context)
    {
        try
        {
            using var call = method(OptionsOf(context, LongestStream));
            var up = SendAllAsync(requests, call.RequestStream, context.CancellationToken);
            await PumpAsync(call.ResponseStream, answers, context.CancellationToken);
            await up;
        }
        catch (RpcException e)
        {
            throw Translate(e, context);
        }
    }

    private static async Task SendAllAsync<T>(
        IAsyncStreamReader<T> requests, IClientStreamWriter<T> engine, CancellationToken stop)
    {
        try
        {
            while (await requests.MoveNext(stop)) await engine.WriteAsync(requests.Current, stop);
            await engine.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The engine has ended the call; why, its answers' end says.
        }
    }

    private static async Task PumpAsync<T>(
        IAsyncStreamReader<T> engine, IServerStreamWriter<T> answers, CancellationToken stop)
    {
        while (await engine.MoveNext(stop)) await answers.WriteAsync(engine.Current, stop);
    }

    private RpcException Translate(RpcException e, ServerCallContext context)
    {
        if (EngineFailure.IsUnreachable(e))
            GatewayLog.EngineUnreachable(logger, context.Method, e.Status.DebugException);
        return EngineFailure.Translate(e);
    }

    /// <summary>The caller's deadline, or one of the gateway's own for a caller without one.</summary>
    private static CallOptions OptionsOf(ServerCallContext context, TimeSpan otherwise) => new(
        deadline: context.Deadline == DateTime.MaxValue
            ? (TimeProvider.System.GetUtcNow() + otherwise).UtcDateTime
            : context.Deadline,
        cancellationToken: context.CancellationToken);
}

using ClaimsGateway.Engines;
using ClaimsGateway.Limits;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>
/// Sends a call on to an engine with what is left of its deadline and with its cancellation, and hands back the answer
/// or the error as the engine gave it. Request headers stay here: the engine takes nothing from them.
/// </summary>
internal sealed class EngineCall(EnginesPlan plan)
{
    private static readonly WriteOptions FollowedAtOnce = new(WriteFlags.BufferHint);

    /// <summary>Forwards one unary call.</summary>
    /// <param name="method">The typed client's method.</param>
    /// <param name="request">The request, unchanged.</param>
    /// <param name="context">The caller's call.</param>
    /// <exception cref="RpcException">What the engine answered, or ENGINE_UNAVAILABLE.</exception>
    public Task<TResponse> SendAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        ServerCallContext context) =>
        method(request, OptionsOf(context, plan.Deadline)).ResponseAsync;

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
        using var call = method(request, OptionsOf(context, plan.StreamDeadline));
        while (await call.ResponseStream.MoveNext(context.CancellationToken))
            await answers.WriteAsync(call.ResponseStream.Current, context.CancellationToken);
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
        using var call = method(OptionsOf(context, plan.StreamDeadline));
        var up = SendAllAsync(requests, call.RequestStream, context.CancellationToken);
        await CopyAsync(call.ResponseStream, answers, context.CancellationToken);
        await up;
    }

    private static async Task SendAllAsync<T>(
        IAsyncStreamReader<T> requests, IClientStreamWriter<T> engine, CancellationToken stop)
    {
        try
        {
            await CopyAsync(requests, engine, stop);
            await engine.CompleteAsync();
        }
        catch (Exception e) when (e
            is RpcException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // The engine has ended the call, or the caller has gone; which, the answers' end says.
        }
    }

    /// <summary>
    /// Copies message by message. One that is followed at once is not flushed by itself: so what came in one piece goes
    /// on in one. Not for JSON, whose writer knows no options.
    /// </summary>
    private static async Task CopyAsync<T>(IAsyncStreamReader<T> from, IAsyncStreamWriter<T> to, CancellationToken stop)
    {
        var next = from.MoveNext(stop);
        while (await next)
        {
            var message = from.Current;
            next = from.MoveNext(stop);
            to.WriteOptions = next is { IsCompletedSuccessfully: true, Result: true } ? FollowedAtOnce : null;
            await to.WriteAsync(message, stop);
        }
    }

    private static CallOptions OptionsOf(ServerCallContext context, TimeSpan otherwise) => new(
        deadline: CallBudget.DeadlineOf(context, otherwise), cancellationToken: context.CancellationToken);
}

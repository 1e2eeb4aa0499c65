using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Claims.V1.Client;

/// <summary>
/// Gives every call a deadline and the client's headers, and turns the status of a failed one into
/// <see cref="ClaimsException" />. A stream's status stays an RpcException.
/// </summary>
internal sealed class CallTerms(TimeSpan deadline, IReadOnlyDictionary<string, string> headers, TimeProvider time)
    : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        try
        {
            return continuation(request, Complete(context, deadline));
        }
        catch (RpcException e)
        {
            throw ClaimsException.From(e);
        }
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, Complete(context, deadline));
        return new AsyncUnaryCall<TResponse>(
            AnswerAsync(call.ResponseAsync),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    // A stream lasts as long as there is something to say, so it gets no deadline of its own.
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Complete(context, null));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(Complete(context, null));

    private static async Task<T> AnswerAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            throw ClaimsException.From(e);
        }
    }

    private ClientInterceptorContext<TRequest, TResponse> Complete<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, TimeSpan? longest)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options;
        if (options.Deadline is null && longest is { } most)
            options = options.WithDeadline((time.GetUtcNow() + most).UtcDateTime);
        if (headers.Count > 0)
        {
            var sent = new Metadata();
            foreach (var header in options.Headers ?? []) sent.Add(header);
            foreach (var (name, value) in headers) sent.Add(name, value);
            options = options.WithHeaders(sent);
        }

        return new(context.Method, context.Host, options);
    }
}

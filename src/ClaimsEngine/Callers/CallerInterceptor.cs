using ClaimsEngine.Hosting;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ClaimsEngine.Callers;

/// <summary>
/// Takes the caller from the gateway's headers before a call is served, and holds an institution to its own.
/// Health and reflection need no caller.
/// </summary>
internal sealed class CallerInterceptor(EngineOptions options) : Interceptor
{
    private const string Contract = "/claims.v1.";

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (IsOfContract(context)) Read(context).MustOwn((IMessage)request);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (IsOfContract(context)) Read(context).MustOwn((IMessage)request);
        return continuation(request, responseStream, context);
    }

    /// <summary>What comes over the stream is the service's to check: it knows what one message ends.</summary>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (IsOfContract(context)) Read(context);
        return continuation(requestStream, responseStream, context);
    }

    private static bool IsOfContract(ServerCallContext context) =>
        context.Method.StartsWith(Contract, StringComparison.Ordinal);

    private GatewayCaller Read(ServerCallContext context) => GatewayCaller.Read(context, options);
}

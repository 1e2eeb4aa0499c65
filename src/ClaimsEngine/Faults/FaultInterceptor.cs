using System.Data.Common;
using ClaimsEngine.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ClaimsEngine.Faults;

/// <summary>The one place where what a call throws becomes a status.</summary>
internal sealed class FaultInterceptor(ILogger<FaultInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw StatusOf(e, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw StatusOf(e, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (IOException)
        {
            // Reading on after the caller has reset its stream; nothing else that a call does reads a stream.
            throw CallerGone();
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw StatusOf(e, context);
        }
    }

    private static RpcException CallerGone() =>
        new(new Status(StatusCode.Cancelled, "The caller gave up before it was taken."));

    private RpcException StatusOf(Exception thrown, ServerCallContext context)
    {
        switch (thrown)
        {
            case FaultException e:
                return FaultStatus.Of(e.Fault);
            case DbException:
                EngineLog.ReadFailed(logger, thrown, context.Method);
                return FaultStatus.Of(Fault.EngineUnavailable);
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return CallerGone();
            default:
                EngineLog.CallBroke(logger, thrown, context.Method);
                return FaultStatus.Of(Fault.InvariantBroken);
        }
    }
}

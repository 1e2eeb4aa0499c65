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
        catch (FaultException e)
        {
            throw FaultStatus.Of(e.Fault);
        }
        catch (DbException e)
        {
            EngineLog.ReadFailed(logger, e, context.Method);
            throw FaultStatus.Of(Fault.EngineUnavailable);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller gave up before it was taken."));
        }
        catch (Exception e) when (e is not RpcException)
        {
            EngineLog.CallBroke(logger, e, context.Method);
            throw FaultStatus.Of(Fault.InvariantBroken);
        }
    }
}

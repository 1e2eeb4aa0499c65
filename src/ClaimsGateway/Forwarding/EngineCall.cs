using ClaimsGateway.Hosting;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>
/// Sends a call on to the engine with its deadline and cancellation, and hands back the answer or the error
/// as the engine gave it. Request headers stay here: the engine takes nothing from them.
/// </summary>
internal sealed class EngineCall(GatewayPlan plan, ILogger<EngineCall> logger)
{
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
            using var call = method(request, new CallOptions(
                deadline: DeadlineOf(context), cancellationToken: context.CancellationToken));
            return await call.ResponseAsync;
        }
        catch (RpcException e)
        {
            if (EngineFailure.IsUnreachable(e))
                GatewayLog.EngineUnreachable(logger, context.Method, e.Status.DebugException);
            throw EngineFailure.Translate(e);
        }
    }

    /// <summary>The caller's deadline; the gateway's own for a caller without one.</summary>
    private DateTime DeadlineOf(ServerCallContext context) =>
        context.Deadline == DateTime.MaxValue
            ? (TimeProvider.System.GetUtcNow() + plan.Deadline).UtcDateTime
            : context.Deadline;
}

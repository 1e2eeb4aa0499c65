using Claims.V1.Callers;
using ClaimsGateway.Errors;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace ClaimsGateway.Identity;

/// <summary>The one place where a request gets its caller, and is let in or not, before its body is read.</summary>
internal sealed class IdentityDoor(RequestDelegate next, ICallerSource callers, ILogger<IdentityDoor> logger)
{
    /// <summary>Identifies the caller, asks the table, and hands the request on or refuses it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // Only the gateway says who calls; what a client says of it is not even kept.
        context.Request.Headers.Remove(CallerHeaders.Role);
        context.Request.Headers.Remove(CallerHeaders.Institution);
        // What routing itself answers, such as 405, has no route.
        if (context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        var rule = AccessTable.Of(endpoint);
        return rule is { IsPublic: true } ? next(context) : LetInAsync(context, rule);
    }

    private async Task LetInAsync(HttpContext context, AccessRule? rule)
    {
        Status? refusal;
        try
        {
            var found = await callers.FindAsync(context);
            refusal = RefusalOf(found, rule);
            if (refusal is null) context.Features.Set(found.Caller);
        }
        catch (RpcException e)
        {
            refusal = e.GetRpcStatus() ?? GatewayErrors.EngineUnavailable();
        }

        if (refusal is null)
        {
            await next(context);
            return;
        }

        IdentityLog.CallerRefused(logger, rule?.Name, refusal.Message);
        await DoorAnswer.WriteAsync(context, refusal);
    }

    private static Status? RefusalOf(Identified found, AccessRule? rule)
    {
        if (found.Problem is { } problem) return IdentityErrors.CallerNotIdentified(problem);
        return rule?.Allows(found.Caller!) == true ? null : IdentityErrors.RoleNotAllowed();
    }
}

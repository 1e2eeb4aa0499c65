using ClaimsGateway.Errors;
using ClaimsGateway.Json;
using ClaimsGateway.Limits;

namespace ClaimsGateway.Sandbox;

/// <summary>
/// Loses or delays the answer of a call whose header orders it, over gRPC, JSON and the national interface alike. The
/// call itself is carried out, as it is on a bad day: an answer begins to be sent only when it is known.
/// </summary>
internal sealed class TroubleMaker(RequestDelegate next, TimeProvider time, IHostApplicationLifetime gateway)
{
    /// <summary>Hands the call on, and makes the trouble when its answer is about to be sent.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var ordered = context.Request.Headers[Trouble.Header];
        if (ordered.Count == 0) return next(context);
        if (!Trouble.TryRead(ordered.ToString(), out var trouble)) return RefuseAsync(context, ordered.ToString());
        // At its deadline gRPC would end the answer while it is held back; the caller, who has the same, ends it too.
        CallBudget.KeepFromGrpc(context.Request);
        context.Response.OnStarting(() => MakeAsync(context, trouble));
        return next(context);
    }

    private async Task MakeAsync(HttpContext context, Trouble trouble)
    {
        if (trouble.LosesAnswer)
        {
            context.Abort();
            return;
        }

        // A caller who gives up is told nothing more, and a gateway that stops keeps nobody waiting.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, gateway.ApplicationStopping);
        await Task.Delay(trouble.Delay, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task RefuseAsync(HttpContext context, string ordered)
    {
        var status = GatewayErrors.FieldInvalid(
            Trouble.Header, $"is \"{ordered}\"; must be {Trouble.Allowed}", $"须为 {Trouble.Allowed}");
        return GrpcErrors.IsGrpc(context.Request)
            ? GrpcErrors.WriteAsync(context, status)
            : JsonErrors.WriteAsync(context, StatusCodes.Status400BadRequest, status);
    }
}

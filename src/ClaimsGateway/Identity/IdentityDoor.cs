namespace ClaimsGateway.Identity;

/// <summary>The one place where a request gets its caller.</summary>
internal sealed class IdentityDoor(RequestDelegate next)
{
    /// <summary>Identifies the caller and hands the request on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Features.Set(Caller.Unidentified);
        return next(context);
    }
}

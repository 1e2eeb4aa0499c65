namespace ClaimsGateway.Identity;

/// <summary>Where a request keeps its caller.</summary>
internal static class CallerFeature
{
    /// <summary>The request's caller; nobody before <see cref="IdentityDoor"/> has let it in.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? Identity.Caller.Nobody;
}

namespace ClaimsGateway.Limits;

/// <summary>Sets the limits of callers up.</summary>
internal static class LimitRoutes
{
    private static readonly LimitedCalls Calls = new(null);

    /// <summary>The limits, kept per caller.</summary>
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<Hosting.GatewayPlan>().Limits);
        services.AddSingleton<CallerLimits>();
    }

    /// <summary>Holds a route's calls to their callers' limits.</summary>
    /// <param name="route">The route.</param>
    /// <param name="refuse">Writes the refusal where it is not google.rpc.Status.</param>
    public static T Limited<T>(this T route, Func<HttpContext, Task>? refuse = null)
        where T : IEndpointConventionBuilder =>
        route.WithMetadata(refuse is null ? Calls : new LimitedCalls(refuse));
}

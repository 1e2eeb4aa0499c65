using ClaimsGateway.Hosting;

namespace ClaimsGateway.Limits;

/// <summary>Sets the limits of callers up.</summary>
internal static class LimitRoutes
{
    /// <summary>The limits, kept per caller.</summary>
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<GatewayPlan>().Limits);
        services.AddSingleton<CallerLimits>();
    }

    /// <summary>Holds a route's calls to their callers' limits.</summary>
    public static T Limited<T>(this T route)
        where T : IEndpointConventionBuilder =>
        route.WithMetadata(LimitedCalls.Mark);
}

namespace ClaimsGateway.Sandbox;

/// <summary>What a sandbox has besides: its people, its controls, and troubles on order.</summary>
internal static class SandboxRoutes
{
    /// <summary>The seed, which fills the sandbox at its start, and the controls.</summary>
    public static void AddSandbox(this IServiceCollection services)
    {
        services.AddSingleton<SandboxSeed>();
        services.AddHostedService(provider => provider.GetRequiredService<SandboxSeed>());
        services.AddSingleton<SandboxApi>();
    }

    /// <summary>Makes the ordered trouble. Before everything else, so that it befalls every kind of call.</summary>
    public static void UseTroubles(this WebApplication app) => app.UseMiddleware<TroubleMaker>(TimeProvider.System);

    /// <summary>Offers the controls.</summary>
    public static void MapSandbox(this WebApplication app) => app.MapGrpcService<SandboxApi>();
}

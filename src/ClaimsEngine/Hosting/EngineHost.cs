namespace ClaimsEngine.Hosting;

/// <summary>Builds an engine: gRPC services, health and reflection over one database.</summary>
public static class EngineHost
{
    /// <summary>Builds an engine that is ready to start.</summary>
    public static WebApplication Build(EngineOptions options) => throw new NotImplementedException();
}

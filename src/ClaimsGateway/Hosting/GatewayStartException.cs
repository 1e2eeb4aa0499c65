namespace ClaimsGateway.Hosting;

/// <summary>The gateway cannot start as it is configured; the message says what is at fault and why.</summary>
public sealed class GatewayStartException : Exception
{
    /// <summary>A start that cannot succeed.</summary>
    public GatewayStartException(string message)
        : base(message)
    {
    }

    /// <summary>A start that cannot succeed, with what stopped it.</summary>
    public GatewayStartException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

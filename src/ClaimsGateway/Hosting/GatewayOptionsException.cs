namespace ClaimsGateway.Hosting;

/// <summary>The configuration cannot be used; the message says which key, why, and what is allowed.</summary>
public sealed class GatewayOptionsException : Exception
{
    /// <summary>An unusable configuration.</summary>
    public GatewayOptionsException(string message)
        : base(message)
    {
    }

    /// <summary>An unusable configuration, with what found it.</summary>
    public GatewayOptionsException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

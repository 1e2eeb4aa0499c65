namespace ClaimsGateway.Limits;

/// <summary>Marks what is held to its caller's limits: calls, and neither health nor pages.</summary>
internal sealed class LimitedCalls
{
    /// <summary>The mark.</summary>
    public static LimitedCalls Mark { get; } = new();
}

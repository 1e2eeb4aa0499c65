namespace ClaimsGateway.Limits;

/// <summary>Marks what is held to its caller's limits: calls, and neither health nor pages.</summary>
internal sealed class LimitedCalls(Func<HttpContext, Task>? refuse)
{
    /// <summary>Writes the refusal, where it is not google.rpc.Status; it does not set Retry-After.</summary>
    public Func<HttpContext, Task>? Refuse => refuse;
}

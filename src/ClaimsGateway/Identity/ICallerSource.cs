namespace ClaimsGateway.Identity;

/// <summary>Finds out who sends a request.</summary>
internal interface ICallerSource
{
    /// <summary>The caller, or why nobody is identified.</summary>
    /// <exception cref="Grpc.Core.RpcException">The registry cannot be asked.</exception>
    ValueTask<Identified> FindAsync(HttpContext context);
}

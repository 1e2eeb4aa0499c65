using ClaimsGateway.Errors;
using Grpc.Core;

namespace ClaimsGateway.Engines;

/// <summary>No engine takes calls: all stop, are away, or failed too often lately. Nothing was sent.</summary>
internal sealed class NoEngineException : RpcException
{
    /// <summary>ENGINE_UNAVAILABLE with its details.</summary>
    public NoEngineException()
        : this(GatewayErrors.EngineUnavailable().ToRpcException())
    {
    }

    private NoEngineException(RpcException shape)
        : base(shape.Status, shape.Trailers)
    {
    }
}

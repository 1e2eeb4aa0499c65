using ClaimsGateway.Errors;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Turns a failed engine call into the error that the caller sees.</summary>
internal static class EngineFailure
{
    /// <summary>The trailer that carries google.rpc.Status with its details.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";

    // Headers of the HTTP answer that a call without a body mixes into its trailers.
    private static readonly HashSet<string> HttpHeaders =
        new(["content-length", "content-type", "date", "server"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether no engine answered: the connection failed, or broke before the answer.</summary>
    public static bool IsUnreachable(RpcException e) =>
        e.Trailers.Get(DetailsTrailer) is null
        && (e.StatusCode == StatusCode.Unavailable
            || (e.StatusCode == StatusCode.Internal
                && e.Status.DebugException is HttpRequestException or IOException));

    /// <summary>The engine's status and trailers unchanged; ENGINE_UNAVAILABLE when none answered.</summary>
    public static RpcException Translate(RpcException e)
    {
        if (IsUnreachable(e))
            return GatewayErrors.EngineUnavailable().ToRpcException();
        var trailers = new Metadata();
        foreach (var entry in e.Trailers)
        {
            if (!HttpHeaders.Contains(entry.Key))
                trailers.Add(entry);
        }

        return new RpcException(new Status(e.StatusCode, e.Status.Detail), trailers);
    }
}

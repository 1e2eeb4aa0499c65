using ClaimsGateway.Errors;
using Grpc.Core;

namespace ClaimsGateway.Engines;

/// <summary>What a failed engine call means: for the caller, for a repeat, and for the engine's standing.</summary>
internal static class EngineFailure
{
    /// <summary>The trailer that carries google.rpc.Status with its details.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";

    // Headers of the HTTP answer that a call without a body mixes into its trailers.
    private static readonly HashSet<string> HttpHeaders =
        new(["content-length", "content-type", "date", "server"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether no engine answered: the connection failed, or broke before the answer. An answer of the engine
    /// has its details, or no exception of the transport behind it.
    /// </summary>
    public static bool IsUnreachable(RpcException e) => e.Trailers.Get(DetailsTrailer) is null && e.StatusCode switch
    {
        StatusCode.Unavailable => true,
        StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled => IsOfTransport(e.Status.DebugException),
        _ => false,
    };

    /// <summary>Whether the engine was not reached, or answered that it cannot work now.</summary>
    public static bool IsPassing(RpcException e) => e.StatusCode == StatusCode.Unavailable || IsUnreachable(e);

    /// <summary>Whether no byte of the call left: nobody took the connection, so that nothing can have been done.</summary>
    public static bool WasNeverSent(RpcException e) =>
        e is NoEngineException
        || e.Status.DebugException is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
            InnerException: System.Net.Sockets.SocketException,
        };

    /// <summary>The engine's status and trailers unchanged; ENGINE_UNAVAILABLE when none answered.</summary>
    public static RpcException Translate(RpcException e)
    {
        if (e is NoEngineException) return e;
        if (IsUnreachable(e)) return GatewayErrors.EngineUnavailable().ToRpcException();
        var trailers = new Metadata();
        foreach (var entry in e.Trailers)
        {
            if (!HttpHeaders.Contains(entry.Key)) trailers.Add(entry);
        }

        return new RpcException(new Status(e.StatusCode, e.Status.Detail), trailers);
    }

    private static bool IsOfTransport(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            // Of HTTP/2 the protocol's errors are IOExceptions too.
            if (e is HttpRequestException or IOException or System.Net.Sockets.SocketException) return true;
        }

        return false;
    }
}

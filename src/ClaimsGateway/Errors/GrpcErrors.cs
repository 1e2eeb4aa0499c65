using System.Globalization;
using ClaimsGateway.Engines;
using Google.Protobuf;
using Google.Rpc;

namespace ClaimsGateway.Errors;

/// <summary>Writes errors of gRPC calls that arise before a service is reached.</summary>
internal static class GrpcErrors
{
    /// <summary>Whether a request is a gRPC call.</summary>
    public static bool IsGrpc(Microsoft.AspNetCore.Http.HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;

    /// <summary>An answer of trailers alone, which HTTP carries as headers.</summary>
    public static Task WriteAsync(HttpContext context, Status status)
    {
        var response = context.Response;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers[EngineFailure.DetailsTrailer] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
        return response.CompleteAsync();
    }
}

using ClaimsGateway.Errors;
using ClaimsGateway.Json;
using Microsoft.Net.Http.Headers;
using Code = Google.Rpc.Code;
using Status = Google.Rpc.Status;

namespace ClaimsGateway.Identity;

/// <summary>Writes the refusal of a caller that was not let in, in the form that the caller speaks.</summary>
internal static class DoorAnswer
{
    /// <summary>Writes a status: of gRPC, of JSON, or as the route writes it.</summary>
    public static Task WriteAsync(HttpContext context, Status status)
    {
        if (GrpcErrors.IsGrpc(context.Request)) return GrpcErrors.WriteAsync(context, status);
        var httpStatus = (Code)status.Code switch
        {
            Code.Unauthenticated => StatusCodes.Status401Unauthorized,
            Code.PermissionDenied => StatusCodes.Status403Forbidden,
            Code.ResourceExhausted => StatusCodes.Status429TooManyRequests,
            Code.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        if (httpStatus == StatusCodes.Status401Unauthorized)
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        if (context.GetEndpoint()?.Metadata.GetMetadata<OwnAnswer>() is not { } own)
            return JsonErrors.WriteAsync(context, httpStatus, status);
        context.Response.StatusCode = httpStatus;
        return own.WriteAsync(context, status);
    }
}

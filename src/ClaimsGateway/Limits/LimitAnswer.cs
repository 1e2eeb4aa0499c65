using System.Globalization;
using ClaimsGateway.Json;
using Google.Protobuf;
using Google.Rpc;
using Microsoft.Net.Http.Headers;
using HttpResponse = Microsoft.AspNetCore.Http.HttpResponse;

namespace ClaimsGateway.Limits;

/// <summary>Writes the refusal of a call that was not let in, in the form that its caller speaks.</summary>
internal static class LimitAnswer
{
    /// <summary>Writes the refusal with its delay.</summary>
    public static Task WriteAsync(HttpContext context, LimitedCalls calls, Status status, TimeSpan delay)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds));
        context.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
            return WriteGrpcAsync(context.Response, status);
        if (calls.Refuse is { } refuse) return refuse(context);
        return JsonErrors.WriteAsync(
            context,
            (Code)status.Code == Code.DeadlineExceeded
                ? StatusCodes.Status504GatewayTimeout
                : StatusCodes.Status429TooManyRequests,
            status);
    }

    /// <summary>An answer of trailers alone, which HTTP carries as headers.</summary>
    private static Task WriteGrpcAsync(HttpResponse response, Status status)
    {
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
        return response.CompleteAsync();
    }
}

using ClaimsGateway.Errors;
using Google.Protobuf;
using Google.Rpc;
using Microsoft.AspNetCore.WebUtilities;

namespace ClaimsGateway.Json;

/// <summary>Writes errors that arise before a service is reached, in the shape of all the others.</summary>
internal static class JsonErrors
{
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithTypeRegistry(JsonContract.ErrorDetails).WithIndentation());

    /// <summary>Writes google.rpc.Status as the body of an HTTP error.</summary>
    public static Task WriteAsync(HttpContext context, int httpStatus, Status status)
    {
        context.Response.StatusCode = httpStatus;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Formatter.Format(status), context.RequestAborted);
    }

    /// <summary>A path or method that no route takes.</summary>
    public static Task WriteUnroutedAsync(HttpContext context)
    {
        var httpStatus = context.Response.StatusCode;
        var what = $"{context.Request.Method} {context.Request.Path}";
        return WriteAsync(context, httpStatus, new Status
        {
            Code = (int)(httpStatus == StatusCodes.Status404NotFound ? Code.NotFound : Code.InvalidArgument),
            Message = $"{what}: {ReasonPhrases.GetReasonPhrase(httpStatus)}. See /docs or /openapi/v1.json.",
            Details =
            {
                Localized("zh-CN", $"{what}：没有这个接口，参见 /docs 或 /openapi/v1.json。"),
                Localized("en", $"{what}: no such route, see /docs or /openapi/v1.json."),
            },
        });
    }

    /// <summary>A fault of the gateway, which the exception handler has logged.</summary>
    public static Task WriteFailedAsync(HttpContext context) => WriteAsync(
        context, StatusCodes.Status500InternalServerError, GatewayErrors.InvariantBroken());

    /// <summary>A request that does not fit the contract.</summary>
    public static Task WriteAsync(HttpContext context, JsonProblem problem) => WriteAsync(
        context, problem.HttpStatus, GatewayErrors.FieldInvalid(problem.Field, problem.Text, problem.TextZh));

    private static Google.Protobuf.WellKnownTypes.Any Localized(string locale, string message) =>
        Google.Protobuf.WellKnownTypes.Any.Pack(new LocalizedMessage { Locale = locale, Message = message });
}

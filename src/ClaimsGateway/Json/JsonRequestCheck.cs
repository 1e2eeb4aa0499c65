using System.Text.Json;
using ClaimsGateway.Hosting;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;

namespace ClaimsGateway.Json;

/// <summary>
/// Holds a JSON request to the contract before transcoding reads it: transcoding skips unknown fields and
/// does not name the field that it cannot read, and a misspelt amount must not count as zero.
/// </summary>
internal sealed class JsonRequestCheck(RequestDelegate next, ILogger<JsonRequestCheck> logger)
{
    /// <summary>Refuses the request, or hands it on with its body read.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>();
        if (route is null || await FindProblemAsync(context, route) is not { } problem)
        {
            await next(context);
            return;
        }

        GatewayLog.JsonRefused(logger, route.MethodDescriptor.FullName, problem.Text);
        await JsonErrors.WriteAsync(context, problem);
    }

    private static async Task<JsonProblem?> FindProblemAsync(
        HttpContext context, GrpcJsonTranscodingMetadata route)
    {
        var input = route.MethodDescriptor.InputType;
        var bodyRule = route.HttpRule.Body;
        if (JsonQuery.FindProblem(context.Request, input, bodyRule) is { } problem)
            return problem;
        if (bodyRule.Length == 0)
            return null;
        if (FindContentTypeProblem(context.Request.ContentType) is { } wrongType)
            return wrongType;
        ReadOnlyMemory<byte> bytes;
        try
        {
            bytes = await ReadAsync(context.Request, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new(
                    JsonProblem.Body, $"must have at most {GatewayLimits.MaxMessageBytes} bytes",
                    $"不能超过 {GatewayLimits.MaxMessageBytes} 字节", e.StatusCode)
                : new(JsonProblem.Body, $"cannot be read: {e.Message}", "无法读取", e.StatusCode);
        }

        return FindBodyProblem(bytes, input, bodyRule, context.Request.RouteValues);
    }

    private static JsonProblem? FindContentTypeProblem(string? contentType)
    {
        var isJson = MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isJson
            ? null
            : new(
                HeaderNames.ContentType,
                "must be application/json in UTF-8",
                "必须是 UTF-8 编码的 application/json",
                StatusCodes.Status415UnsupportedMediaType);
    }

    /// <summary>Reads the body, at most what Kestrel allows, and leaves it to be read again.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequest request, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        request.Body = body;
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static JsonProblem? FindBodyProblem(
        ReadOnlyMemory<byte> bytes,
        MessageDescriptor input,
        string bodyRule,
        RouteValueDictionary routeValues)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var whole = bodyRule == "*";
            var prefix = whole ? "" : bodyRule;
            var message = whole ? input : input.FindFieldByName(bodyRule).MessageType;
            return JsonBody.FindProblem(document.RootElement, message, prefix)
                ?? JsonBody.FindPathProblem(document.RootElement, message, prefix, routeValues);
        }
        catch (JsonException e)
        {
            var line = e.LineNumber + 1;
            var column = e.BytePositionInLine + 1;
            return bytes.Length == 0
                ? new(JsonProblem.Body, "is empty; a JSON object is expected", "为空，应为 JSON 对象")
                : new(
                    JsonProblem.Body,
                    $"is not JSON at line {line}, byte {column}",
                    $"第 {line} 行第 {column} 字节处不是合法的 JSON");
        }
    }
}

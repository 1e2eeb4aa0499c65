using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace ClaimsGateway.Json;

/// <summary>
/// How messages look as JSON: fields in the order of the contract with every value written, int64 as
/// numbers, enums by name, indented for reading. Requests are held to the contract before they are read.
/// </summary>
internal static class JsonContract
{
    /// <summary>The messages that may stand in the details of an error.</summary>
    public static readonly TypeRegistry ErrorDetails = TypeRegistry.FromFiles(
        ErrorDetailsReflection.Descriptor);

    /// <summary>Offers every RPC with a google.api.http annotation as JSON over HTTP.</summary>
    public static void AddJson(this IServiceCollection services) =>
        services.AddGrpc().AddJsonTranscoding(Configure);

    /// <summary>Answers faults and what no route takes, and finds the route. First of all.</summary>
    public static void UseJsonErrors(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(JsonErrors.WriteFailedAsync));
        app.UseStatusCodePages(pages => JsonErrors.WriteUnroutedAsync(pages.HttpContext));
        app.UseRouting();
    }

    /// <summary>Checks the JSON of requests whose callers are known. Before the services are mapped.</summary>
    public static void UseJsonCheck(this WebApplication app) => app.UseMiddleware<JsonRequestCheck>();

    private static void Configure(GrpcJsonTranscodingOptions options)
    {
        options.TypeRegistry = ErrorDetails;
        options.JsonSettings = new GrpcJsonSettings
        {
            IgnoreDefaultValues = false,
            WriteEnumsAsIntegers = false,
            WriteInt64sAsStrings = false,
            WriteIndented = true,
        };
    }
}

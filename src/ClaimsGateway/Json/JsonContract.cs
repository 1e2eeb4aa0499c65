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

    /// <summary>Checks requests and answers what no route takes. Before the services are mapped.</summary>
    public static void UseJson(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(JsonErrors.WriteFailedAsync));
        app.UseStatusCodePages(pages => JsonErrors.WriteUnroutedAsync(pages.HttpContext));
        app.UseRouting();
        app.UseMiddleware<JsonRequestCheck>();
    }

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

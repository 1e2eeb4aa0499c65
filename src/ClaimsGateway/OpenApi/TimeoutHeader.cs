using System.Globalization;
using System.Text.Json.Nodes;
using ClaimsGateway.Limits;
using Microsoft.OpenApi;

namespace ClaimsGateway.OpenApi;

/// <summary>The header by which a JSON caller says how long it waits; every operation takes it.</summary>
internal static class TimeoutHeader
{
    /// <summary>Describes the header once.</summary>
    public static void AddTo(OpenApiDocument document) =>
        document.AddComponent<IOpenApiParameter>(CallBudget.Header, new OpenApiParameter
        {
            Name = CallBudget.Header,
            In = ParameterLocation.Header,
            Description = "How long the caller waits, in whole milliseconds from the call's arrival. After it the call "
                + "is answered 504; a claim may have been settled all the same: repeat it under its number.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = CallBudget.MostMs.ToString(CultureInfo.InvariantCulture),
            },
            Example = JsonValue.Create(5_000),
        });

    /// <summary>The header as an operation names it.</summary>
    public static IOpenApiParameter In(OpenApiDocument document) =>
        new OpenApiParameterReference(CallBudget.Header, document);
}

using System.Text.Json.Nodes;
using ClaimsGateway.Errors;
using Microsoft.OpenApi;

namespace ClaimsGateway.OpenApi;

/// <summary>What an error looks like as JSON: google.rpc.Status with its details.</summary>
internal static class ErrorSchemas
{
    private const string Status = "Status";
    private const string TypePrefix = "type.googleapis.com/google.rpc.";

    /// <summary>Adds the schemas of errors.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        Add(document, "ErrorInfo", "Why, for programs.", new()
        {
            ["reason"] = Text("A value of ErrorReason without its prefix, such as CLAIM_NUMBER_TAKEN."),
            ["domain"] = Text("Always claims.v1."),
            ["metadata"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = Text(null),
                Description = "More about it, such as the names of the differing fields.",
            },
        });
        Add(document, "BadRequest", "Which fields are wrong.", new()
        {
            ["fieldViolations"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["field"] = Text("The path of the field in the request."),
                        ["description"] = Text("What is wrong with it and what is allowed."),
                    },
                },
            },
        });
        Add(document, "LocalizedMessage", "The message for people, once in zh-CN and once in en.", new()
        {
            ["locale"] = Text("zh-CN or en."),
            ["message"] = Text("The message."),
        });
        Add(document, "RetryInfo", "When to repeat the call.", new()
        {
            ["retryDelay"] = Text("At least this long from now, such as 0.100s."),
        });
        AddStatus(document);
    }

    /// <summary>The responses of an RPC's errors: one per HTTP status, with an example per reason.</summary>
    public static IEnumerable<(string HttpStatus, OpenApiResponse Response)> Responses(
        IEnumerable<DocumentedError> errors, OpenApiDocument document)
    {
        foreach (var group in errors.GroupBy(e => e.HttpStatus))
        {
            var examples = group.ToDictionary(
                e => e.Reason ?? e.Code.ToString(),
                IOpenApiExample (e) => new OpenApiExample { Summary = e.Meaning, Value = Example(e) });
            yield return (
                group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture),
                new OpenApiResponse
                {
                    Description = string.Join("\n", group.Select(Describe)),
                    Content = new Dictionary<string, IOpenApiMediaType>
                    {
                        [ContractDocument.Json] = new OpenApiMediaType
                        {
                            Schema = new OpenApiSchemaReference(Status, document),
                            Examples = examples,
                        },
                    },
                });
        }
    }

    private static string Describe(DocumentedError error) =>
        error.Reason is null ? $"- {error.Meaning}" : $"- `{error.Reason}`: {error.Meaning}";

    private static JsonObject Example(DocumentedError error)
    {
        var example = new JsonObject { ["code"] = (int)error.Code, ["message"] = error.Meaning };
        if (error.Reason is not null)
        {
            example["details"] = new JsonArray(new JsonObject
            {
                ["@type"] = TypePrefix + "ErrorInfo",
                ["reason"] = error.Reason,
                ["domain"] = GatewayErrors.Domain,
            });
        }

        return example;
    }

    private static void AddStatus(OpenApiDocument document)
    {
        string[] details = ["ErrorInfo", "BadRequest", "LocalizedMessage", "RetryInfo"];
        document.AddComponent(Status, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "An error: google.rpc.Status.",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["code"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Description = "The gRPC status code.",
                },
                ["message"] = Text("The message in English."),
                ["details"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema
                    {
                        OneOf = [.. details.Select(d => new OpenApiSchemaReference(d, document))],
                    },
                },
            },
        });
    }

    private static void Add(
        OpenApiDocument document,
        string name,
        string description,
        Dictionary<string, IOpenApiSchema> properties)
    {
        var all = new Dictionary<string, IOpenApiSchema>
        {
            ["@type"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = TypePrefix + name },
        };
        foreach (var (key, schema) in properties)
            all.Add(key, schema);
        document.AddComponent(name, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Properties = all,
        });
    }

    private static OpenApiSchema Text(string? description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}

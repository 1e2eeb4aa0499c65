using System.Text.Json.Nodes;
using ClaimsGateway.Json;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace ClaimsGateway.OpenApi;

/// <summary>Describes one RPC as an operation of the document.</summary>
internal sealed class OperationWriter(
    OpenApiDocument document, SchemaCatalogue schemas, ErrorCatalogue errors, ContractExamples examples)
{
    /// <summary>Adds the RPC under its path and verb.</summary>
    public void Add(MethodDescriptor method)
    {
        var rule = Contract.HttpRuleOf(method);
        var (verb, template) = PathOf(rule);
        var route = RouteTemplate.Parse(template, method.InputType);
        var text = ErrorCatalogue.SplitErrors(Contract.CommentOf(method.Declaration)).Text;
        var id = $"{method.Service.Name}_{method.Name}";
        var example = examples.Of(id);
        var operation = new OpenApiOperation
        {
            OperationId = id,
            Tags = new HashSet<OpenApiTagReference> { new(method.Service.Name, document) },
            Summary = Contract.FirstSentence(text),
            Description = text,
            Parameters =
            [
                .. PathParameters(route, example?.Path),
                .. QueryParameters(method.InputType, rule, route, example?.Query),
                TimeoutHeader.In(document),
            ],
            Responses = new OpenApiResponses { ["200"] = Answer(method, example?.Answer) },
        };
        if (rule.Body.Length > 0)
            operation.RequestBody = Body(method, rule, example?.Body);
        var documented = errors.Of(method);
        if (rule.Body.Length > 0)
            documented = [.. documented, .. errors.OfBody()];
        foreach (var (httpStatus, response) in ErrorSchemas.Responses(documented, document))
            operation.Responses.Add(httpStatus, response);

        if (!document.Paths.TryGetValue(route.Path, out var item))
        {
            item = new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation>() };
            document.Paths.Add(route.Path, item);
        }

        item.Operations!.Add(verb, operation);
    }

    private static (HttpMethod Verb, string Template) PathOf(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
        HttpRule.PatternOneofCase.Put => (HttpMethod.Put, rule.Put),
        HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
        HttpRule.PatternOneofCase.Delete => (HttpMethod.Delete, rule.Delete),
        HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
        _ => throw new InvalidOperationException($"{rule.PatternCase} cannot be described."),
    };

    private IEnumerable<IOpenApiParameter> PathParameters(RouteTemplate route, JsonObject? examples) =>
        route.Variables.Select(variable => new OpenApiParameter
        {
            Name = variable.Name,
            In = ParameterLocation.Path,
            Required = true,
            Description = Contract.CommentOf(variable.Field.Declaration),
            Schema = schemas.OfField(variable.Field),
            Example = examples?[variable.Name],
        });

    /// <summary>Without a body, every field that is not in the path is a query parameter.</summary>
    private IEnumerable<IOpenApiParameter> QueryParameters(
        MessageDescriptor input, HttpRule rule, RouteTemplate route, JsonObject? examples) =>
        rule.Body.Length > 0
            ? []
            : JsonQuery.Leaves(input, "", "")
                .Where(leaf => route.Variables.All(variable => variable.Path != leaf.Path))
                .Select(leaf => new OpenApiParameter
                {
                    Name = leaf.Name,
                    In = ParameterLocation.Query,
                    Description = Contract.CommentOf(RootOf(input, leaf.Path).Declaration),
                    Schema = schemas.OfField(leaf.Field),
                    Example = examples?[leaf.Name],
                });

    private OpenApiRequestBody Body(MethodDescriptor method, HttpRule rule, JsonNode? example)
    {
        var input = method.InputType;
        var message = rule.Body == "*" ? input : input.FindFieldByName(rule.Body).MessageType;
        return new OpenApiRequestBody
        {
            Required = true,
            Description = Contract.CommentOf(message.Declaration),
            Content = Content(WithExample(new() { Schema = schemas.Reference(message) }, example)),
        };
    }

    /// <summary>The library leaves an empty object out where it stands alone, so that one is named.</summary>
    private static OpenApiMediaType WithExample(OpenApiMediaType content, JsonNode? example)
    {
        if (example is not JsonObject { Count: 0 })
        {
            content.Example = example;
            return content;
        }

        content.Examples = new Dictionary<string, IOpenApiExample>
        {
            ["empty"] = new OpenApiExample { Summary = "An empty object: {}", Value = example },
        };
        return content;
    }

    /// <summary>A stream's messages are examples of their own: each is one JSON object.</summary>
    private OpenApiResponse Answer(MethodDescriptor method, JsonNode? example)
    {
        var content = new OpenApiMediaType { Schema = schemas.Reference(method.OutputType) };
        if (method.IsServerStreaming)
        {
            content.Examples = ContractExamples.MessagesOf(example)
                .Select((message, i) => ($"message{i + 1}", new OpenApiExample { Value = message }))
                .ToDictionary(named => named.Item1, IOpenApiExample (named) => named.Item2);
        }
        else
        {
            WithExample(content, example);
        }

        return new OpenApiResponse
        {
            Description = Contract.CommentOf(method.OutputType.Declaration)
                + (method.IsServerStreaming ? " A stream: one JSON object after another." : ""),
            Content = Content(content),
        };
    }

    private static Dictionary<string, IOpenApiMediaType> Content(OpenApiMediaType content) =>
        new() { [ContractDocument.Json] = content };

    private static FieldDescriptor RootOf(MessageDescriptor input, string path) =>
        input.FindFieldByName(path.Split('.')[0]);
}

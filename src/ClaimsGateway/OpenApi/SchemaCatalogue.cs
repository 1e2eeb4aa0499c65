using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace ClaimsGateway.OpenApi;

/// <summary>JSON schemas of messages and enums, as JSON transcoding writes them, under components.</summary>
internal sealed class SchemaCatalogue(OpenApiDocument document)
{
    /// <summary>A reference to a message's schema, which is made when it is missing.</summary>
    public OpenApiSchemaReference Reference(MessageDescriptor message)
    {
        if (Reserve(message.Name) is { } schema)
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = DescribeMessage(message);
            foreach (var field in message.Fields.InDeclarationOrder())
                schema.Properties!.Add(field.JsonName, OfField(field));
        }

        return new OpenApiSchemaReference(message.Name, document);
    }

    /// <summary>The schema of a field, with its comment.</summary>
    public IOpenApiSchema OfField(FieldDescriptor field)
    {
        var description = Contract.CommentOf(field.Declaration);
        if (!field.IsRepeated)
            return OfSingle(field, description);
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = OfSingle(field, null),
            Description = description,
        };
    }

    private IOpenApiSchema OfSingle(FieldDescriptor field, string? description)
    {
        switch (field.FieldType)
        {
            case FieldType.Message when field.MessageType.FullName == "google.protobuf.Timestamp":
                return Simple(JsonSchemaType.String, "date-time", description);
            case FieldType.Message when field.MessageType.File.Package == "google.protobuf":
                throw new InvalidOperationException($"{field.FullName}: no schema is known for its type.");
            case FieldType.Message:
                var message = Reference(field.MessageType);
                message.Description = description;
                return message;
            case FieldType.Enum:
                var enumeration = Reference(field.EnumType);
                enumeration.Description = description;
                return enumeration;
            case FieldType.Int64:
                return Simple(JsonSchemaType.Integer, "int64", description);
            case FieldType.Int32:
                return Simple(JsonSchemaType.Integer, "int32", description);
            case FieldType.Bool:
                return Simple(JsonSchemaType.Boolean, null, description);
            case FieldType.String:
                return Simple(JsonSchemaType.String, null, description);
            default:
                throw new InvalidOperationException(
                    $"{field.FullName}: no schema is known for {field.FieldType}.");
        }
    }

    private OpenApiSchemaReference Reference(EnumDescriptor type)
    {
        if (Reserve(type.Name) is { } schema)
        {
            var meanings = new JsonObject();
            foreach (var value in type.Values)
                meanings.Add(value.Name, Contract.CommentOf(value.Declaration));
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. type.Values.Select(v => (JsonNode)v.Name)];
            schema.Description = Contract.CommentOf(type.Declaration) + "\n\n" + string.Join(
                "\n", type.Values.Select(v => $"- `{v.Name}`: {Contract.CommentOf(v.Declaration)}"));
            schema.Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-enumDescriptions"] = new JsonNodeExtension(meanings),
            };
        }

        return new OpenApiSchemaReference(type.Name, document);
    }

    /// <summary>An empty schema under the name, or null when it is there or being made.</summary>
    private OpenApiSchema? Reserve(string name)
    {
        if (document.Components!.Schemas!.ContainsKey(name))
            return null;
        var schema = new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema>() };
        document.AddComponent(name, schema);
        return schema;
    }

    private static string DescribeMessage(MessageDescriptor message)
    {
        var text = Contract.CommentOf(message.Declaration);
        foreach (var oneof in message.Oneofs.Where(o => !o.IsSynthetic))
        {
            var names = string.Join(", ", oneof.Fields.Select(f => $"`{f.JsonName}`"));
            text += $"\n\nExactly one of {names} is present: {Contract.CommentOf(oneof.Declaration)}";
        }

        return text;
    }

    private static OpenApiSchema Simple(JsonSchemaType type, string? format, string? description) =>
        new() { Type = type, Format = format, Description = description };
}

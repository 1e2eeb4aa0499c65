using System.Text.Json;
using Google.Protobuf.Reflection;

namespace ClaimsGateway.Json;

/// <summary>Walks a JSON body beside the message that it stands for.</summary>
internal static class JsonBody
{
    /// <summary>The first thing in the body that the message has no place for, or null.</summary>
    /// <param name="element">The JSON.</param>
    /// <param name="message">The message.</param>
    /// <param name="path">Where the JSON stands in the request; empty for the whole body.</param>
    public static JsonProblem? FindProblem(JsonElement element, MessageDescriptor message, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return JsonProblem.Kind(path.Length == 0 ? JsonProblem.Body : path, "a JSON object", " JSON 对象");
        var seen = new HashSet<FieldDescriptor>();
        foreach (var property in element.EnumerateObject())
        {
            var here = Join(path, property.Name);
            if (Find(message, property.Name) is not { } field)
                return JsonProblem.Unknown(here, message.Fields.InDeclarationOrder().Select(f => f.JsonName));
            if (!seen.Add(field))
                return JsonProblem.Twice(here);
            if (FindFieldProblem(property.Value, field, here) is { } problem)
                return problem;
        }

        return FindOneofProblem(seen, path);
    }

    /// <summary>A field that the path sets too, to another value: which of the two is meant?</summary>
    public static JsonProblem? FindPathProblem(
        JsonElement element, MessageDescriptor message, string path, RouteValueDictionary routeValues)
    {
        foreach (var (variable, value) in routeValues)
        {
            var name = variable;
            if (path.Length > 0)
            {
                if (!variable.StartsWith(path + ".", StringComparison.Ordinal))
                    continue;
                name = variable[(path.Length + 1)..];
            }

            if (message.FindFieldByName(name) is not { FieldType: FieldType.String } field)
                continue;
            foreach (var property in element.EnumerateObject())
            {
                if (Find(message, property.Name) == field
                    && property.Value.ValueKind == JsonValueKind.String
                    && property.Value.GetString() is { Length: > 0 } given
                    && given != value as string)
                    return new(Join(path, property.Name), "must equal the path's", "必须与路径中的值相同");
            }
        }

        return null;
    }

    /// <summary>A field by its JSON name, or by its name in the contract.</summary>
    public static FieldDescriptor? Find(MessageDescriptor message, string name)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (field.JsonName == name || field.Name == name)
                return field;
        }

        return null;
    }

    private static JsonProblem? FindFieldProblem(JsonElement value, FieldDescriptor field, string path)
    {
        // A null stands for a field that is not given.
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (!field.IsRepeated)
            return FindSingleProblem(value, field, path);
        if (value.ValueKind != JsonValueKind.Array)
            return JsonProblem.Kind(path, "a JSON array", " JSON 数组");
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (FindSingleProblem(item, field, $"{path}[{index++}]") is { } problem)
                return problem;
        }

        return null;
    }

    private static JsonProblem? FindSingleProblem(JsonElement value, FieldDescriptor field, string path)
    {
        if (field.FieldType != FieldType.Message)
            return JsonScalar.FindProblem(value, field, path);
        // Well-known types have JSON forms of their own, which transcoding reads.
        return field.MessageType.File.Package == "google.protobuf"
            ? null
            : FindProblem(value, field.MessageType, path);
    }

    private static JsonProblem? FindOneofProblem(HashSet<FieldDescriptor> seen, string path)
    {
        var clash = seen.Where(f => f.RealContainingOneof is not null)
            .GroupBy(f => f.RealContainingOneof)
            .FirstOrDefault(group => group.Skip(1).Any());
        if (clash is null)
            return null;
        var names = string.Join(", ", clash.Select(f => f.JsonName));
        return new(Join(path, clash.Key.Name), $"only one is allowed of {names}", $"只能给出其中一个：{names}");
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

using Google.Protobuf.Reflection;

namespace ClaimsGateway.Json;

/// <summary>Holds query parameters to the fields that they stand for, such as <c>on.year</c>.</summary>
internal static class JsonQuery
{
    /// <summary>The first parameter that names no field or does not fit it, or null.</summary>
    /// <param name="request">The request.</param>
    /// <param name="input">The request message.</param>
    /// <param name="bodyRule">What the body stands for: nothing, a field, or everything (<c>*</c>).</param>
    public static JsonProblem? FindProblem(HttpRequest request, MessageDescriptor input, string bodyRule)
    {
        foreach (var (name, values) in request.Query)
        {
            if (bodyRule == "*")
                return JsonProblem.Unknown(name, []);
            if (Resolve(input, name, bodyRule, request.RouteValues) is not { } field)
                return JsonProblem.Unknown(name, Names(input, bodyRule, request.RouteValues));
            if (values.Count > 1 && !field.IsRepeated)
                return JsonProblem.Twice(name);
            foreach (var value in values)
            {
                if (JsonScalar.FindProblem(value ?? "", field, name) is { } problem)
                    return problem;
            }
        }

        return null;
    }

    /// <summary>The parameters that a message takes by their JSON names.</summary>
    public static IEnumerable<string> Names(
        MessageDescriptor input, string bodyRule, RouteValueDictionary pathVariables) =>
        Leaves(input, "", "")
            .Where(leaf => IsFree(leaf.Path, bodyRule, pathVariables))
            .Select(leaf => leaf.Name);

    /// <summary>Every scalar that a query can set: its path, its path in JSON, its field.</summary>
    public static IEnumerable<(string Path, string Name, FieldDescriptor Field)> Leaves(
        MessageDescriptor message, string path, string name)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            var (fieldPath, fieldName) = (path + field.Name, name + field.JsonName);
            if (field.FieldType != FieldType.Message)
            {
                yield return (fieldPath, fieldName, field);
            }
            else if (!field.IsRepeated)
            {
                foreach (var leaf in Leaves(field.MessageType, fieldPath + ".", fieldName + "."))
                    yield return leaf;
            }
        }
    }

    private static FieldDescriptor? Resolve(
        MessageDescriptor input, string name, string bodyRule, RouteValueDictionary pathVariables)
    {
        foreach (var leaf in Leaves(input, "", ""))
        {
            if ((leaf.Name == name || leaf.Path == name) && IsFree(leaf.Path, bodyRule, pathVariables))
                return leaf.Field;
        }

        return null;
    }

    /// <summary>Whether neither the path nor the body sets the field.</summary>
    private static bool IsFree(string path, string bodyRule, RouteValueDictionary pathVariables) =>
        !pathVariables.ContainsKey(path)
        && (bodyRule.Length == 0
            || (path != bodyRule && !path.StartsWith(bodyRule + ".", StringComparison.Ordinal)));
}

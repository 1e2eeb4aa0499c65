using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace ClaimsGateway.OpenApi;

/// <summary>A path of google.api.http with its variables, each of them one segment.</summary>
/// <param name="Path">The path with the variables' JSON names.</param>
/// <param name="Variables">The variables in order.</param>
internal sealed partial record RouteTemplate(string Path, IReadOnlyList<RouteVariable> Variables)
{
    /// <summary>Reads a template such as <c>/v1/members/{member.member_id}</c>.</summary>
    /// <exception cref="InvalidOperationException">A variable names no field.</exception>
    public static RouteTemplate Parse(string template, MessageDescriptor input)
    {
        var variables = new List<RouteVariable>();
        var path = Variable().Replace(template, match =>
        {
            var field = Resolve(input, match.Groups[1].Value);
            variables.Add(new(match.Groups[1].Value, field.JsonName, field));
            return $"{{{field.JsonName}}}";
        });
        return new(path, variables);
    }

    private static FieldDescriptor Resolve(MessageDescriptor input, string path)
    {
        var message = input;
        FieldDescriptor? field = null;
        foreach (var name in path.Split('.'))
        {
            field = message?.FindFieldByName(name)
                ?? throw new InvalidOperationException($"{input.FullName} has no field {path}.");
            message = field.FieldType == FieldType.Message ? field.MessageType : null;
        }

        return field!;
    }

    [GeneratedRegex(@"\{([a-z0-9_.]+)\}")]
    private static partial Regex Variable();
}

/// <summary>A variable in a path.</summary>
/// <param name="Path">The field's path in the request.</param>
/// <param name="Name">Its name in the document.</param>
/// <param name="Field">The field.</param>
internal sealed record RouteVariable(string Path, string Name, FieldDescriptor Field);

using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace ClaimsGateway.Json;

/// <summary>Whether a single JSON value, or a query parameter's text, fits a field.</summary>
internal static class JsonScalar
{
    /// <summary>What is wrong with a JSON value, or null.</summary>
    public static JsonProblem? FindProblem(JsonElement value, FieldDescriptor field, string path)
    {
        var fits = field.FieldType switch
        {
            FieldType.Int64 => value.ValueKind == JsonValueKind.Number
                ? value.TryGetInt64(out _)
                : value.ValueKind == JsonValueKind.String && IsInt64(value.GetString()!),
            FieldType.Int32 => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            FieldType.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            FieldType.Enum => value.ValueKind == JsonValueKind.String
                ? IsName(field.EnumType, value.GetString()!)
                : value.ValueKind == JsonValueKind.Number
                    && value.TryGetInt32(out var number)
                    && field.EnumType.FindValueByNumber(number) is not null,
            _ => value.ValueKind == JsonValueKind.String,
        };
        return fits ? null : Refuse(field, path);
    }

    /// <summary>What is wrong with a query parameter's text, or null.</summary>
    public static JsonProblem? FindProblem(string text, FieldDescriptor field, string path)
    {
        var fits = field.FieldType switch
        {
            FieldType.Int64 => IsInt64(text),
            FieldType.Int32 => int.TryParse(
                text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            FieldType.Bool => text is "true" or "false",
            FieldType.Enum => IsName(field.EnumType, text),
            FieldType.String => true,
            _ => false,
        };
        return fits ? null : Refuse(field, path);
    }

    private static bool IsInt64(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsName(EnumDescriptor type, string name) => type.FindValueByName(name) is not null;

    private static JsonProblem Refuse(FieldDescriptor field, string path)
    {
        switch (field.FieldType)
        {
            case FieldType.Int64:
                return JsonProblem.Kind(path, "a whole number of 64 bits", " 64 位整数");
            case FieldType.Int32:
                return JsonProblem.Kind(path, "a whole number of 32 bits", " 32 位整数");
            case FieldType.Bool:
                return JsonProblem.Kind(path, "true or false", " true 或 false");
            case FieldType.Enum:
                var names = string.Join(", ", field.EnumType.Values.Select(v => v.Name));
                return JsonProblem.Kind(path, $"one of {names}", $"以下之一：{names}");
            case FieldType.String:
                return JsonProblem.Kind(path, "a string", "字符串");
            default:
                return JsonProblem.Kind(path, "a single value", "单个值");
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimsRules.Policies;

/// <summary>Reads a scenario's file. Whether its numbers make a policy is checked with the policy's own.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario.</summary>
    /// <exception cref="PolicyFormatException">The file is not strict JSON of the documented shape.</exception>
    public static Scenario Read(PolicyFile file)
    {
        try
        {
            var document = JsonSerializer.Deserialize(file.Utf8.Span, ScenarioJson.Default.ScenarioDocument)
                ?? throw new JsonException("null is no scenario.");
            if (document.Name.Length == 0) throw Refused(file, "$.name", "A scenario has a name.");
            return new Scenario(
                document.Name, document.TitleEn ?? "", document.TitleZh ?? "",
                [.. document.Set.Select((number, i) => Place(file, number, i))]);
        }
        catch (JsonException e)
        {
            throw Refused(file, e.Path ?? "$", e.Message.Split(" Path:")[0]);
        }
    }

    private static PolicyOverride Place(PolicyFile file, ScenarioNumber? number, int index)
    {
        var path = $"$.set[{index}]";
        if (number is null) throw Refused(file, path, "null is not allowed.");
        return new PolicyOverride(
            file.Name, path, number.Parameter, number.Of ?? [], number.Value, number.Unit, number.From, number.To);
    }

    private static PolicyFormatException Refused(PolicyFile file, string path, string explanation) =>
        new([new PolicyProblem(file.Name, path, explanation)]);
}

/// <summary>A scenario as JSON.</summary>
internal sealed record ScenarioDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required string Name { get; init; }

    public string? TitleEn { get; init; }

    public string? TitleZh { get; init; }

    public required IReadOnlyList<ScenarioNumber?> Set { get; init; }
}

/// <summary>One of its numbers; without a span it holds wherever the policy has the number.</summary>
internal sealed record ScenarioNumber
{
    public required string Parameter { get; init; }

    public IReadOnlyList<string>? Of { get; init; }

    public required long Value { get; init; }

    public required string Unit { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>Reads scenario JSON strictly, as policy data are read.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ScenarioDocument))]
internal sealed partial class ScenarioJson : JsonSerializerContext;

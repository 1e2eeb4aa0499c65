using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimsRules.Policies;

/// <summary>One file of policy data as JSON; any of its parts may be absent.</summary>
internal sealed record PolicyDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public PolicySource? Source { get; init; }

    public IReadOnlyList<PolicyRule>? Rules { get; init; }

    public IReadOnlyList<PolicyReading>? Readings { get; init; }

    public IReadOnlyList<PolicyEntry>? Entries { get; init; }
}

/// <summary>Reads policy JSON strictly: unknown and repeated properties are refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PolicyDocument))]
internal sealed partial class PolicyJson : JsonSerializerContext;

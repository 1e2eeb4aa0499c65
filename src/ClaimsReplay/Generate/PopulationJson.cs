using System.Text.Json.Serialization;

namespace ClaimsReplay.Generate;

/// <summary>Reads the population file; what it does not know is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PopulationFigures))]
internal sealed partial class PopulationJson : JsonSerializerContext;

using System.Collections.Frozen;
using Claims.V1;
using Google.Protobuf.Reflection;
using Level = Google.Protobuf.Reflection.MethodOptions.Types.IdempotencyLevel;

namespace ClaimsGateway.Engines;

/// <summary>
/// What a second try of each call would do, as the contract says with <c>idempotency_level</c>
/// (docs/decisions/retries.md has the table).
/// </summary>
internal static class Idempotency
{
    /// <summary>Every call of the contract, by its full name such as <c>/claims.v1.AdjudicationService/Settle</c>.</summary>
    public static IReadOnlyDictionary<string, MethodDescriptor> Calls { get; } = typeof(AdjudicationReflection).Assembly
        .GetExportedTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => (FileDescriptor)type.GetProperty(nameof(AdjudicationReflection.Descriptor))!.GetValue(null)!)
        .SelectMany(file => file.Services).SelectMany(service => service.Methods)
        .ToFrozenDictionary(call => $"/{call.Service.FullName}/{call.Name}");

    private static readonly FrozenSet<string> Repeatable = Calls
        .Where(call => call.Value.GetOptions()?.IdempotencyLevel is Level.NoSideEffects or Level.Idempotent)
        .Select(call => call.Key)
        .ToFrozenSet();

    /// <summary>Whether a call may be sent again without knowing what became of it the first time.</summary>
    public static bool MayRepeat(string fullName) => Repeatable.Contains(fullName);
}

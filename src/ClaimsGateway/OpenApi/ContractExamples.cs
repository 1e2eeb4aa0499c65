using System.Text.Json.Nodes;

namespace ClaimsGateway.OpenApi;

/// <summary>
/// Examples of the document. Sent in their order to a fresh sandbox they are answered as they say; a call that
/// another one needs stands before it.
/// </summary>
internal sealed class ContractExamples
{
    private const string Folder = "examples/";

    private readonly Dictionary<string, ContractExample> _byOperation = [];

    private ContractExamples(IReadOnlyList<ContractExample> inOrder)
    {
        InOrder = inOrder;
        foreach (var example in inOrder) _byOperation.TryAdd(example.OperationId, example);
    }

    /// <summary>Every call, in order.</summary>
    public IReadOnlyList<ContractExample> InOrder { get; }

    /// <summary>Reads the examples.</summary>
    public static ContractExamples Load()
    {
        var assembly = typeof(ContractExamples).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return new([.. names.Select(name =>
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            return ContractExample.Read(name[Folder.Length..], file);
        })]);
    }

    /// <summary>The first call of an operation, or null when it has none.</summary>
    public ContractExample? Of(string operationId) => _byOperation.GetValueOrDefault(operationId);

    /// <summary>The messages of an answer: one, or those of a stream.</summary>
    public static IReadOnlyList<JsonNode> MessagesOf(JsonNode? answer) => answer switch
    {
        null => [],
        JsonArray stream => [.. stream.Select(message => message!)],
        _ => [answer],
    };
}

using System.Text.Json.Nodes;

namespace ClaimsGateway.OpenApi;

/// <summary>One call of the examples, and what a fresh sandbox answers it.</summary>
/// <param name="Name">Its file's name without the ending: its place in the order, then the operation.</param>
/// <param name="Path">The values of the path's variables, by their names in the document.</param>
/// <param name="Query">The values of the query's parameters, by their names in the document.</param>
/// <param name="Body">The body, or null when the operation takes none.</param>
/// <param name="Answer">The answer; of a stream every message in order, as an array. Null until it is written.</param>
internal sealed record ContractExample(
    string Name, JsonObject Path, JsonObject Query, JsonNode? Body, JsonNode? Answer)
{
    /// <summary>The operation's id in the document, such as <c>AdjudicationService_Settle</c>.</summary>
    public string OperationId => Name[(Name.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads a call from its file.</summary>
    public static ContractExample Read(string name, Stream file)
    {
        var kept = JsonNode.Parse(file)!.AsObject();
        return new(
            name,
            kept["path"]?.AsObject() ?? [],
            kept["query"]?.AsObject() ?? [],
            kept["body"],
            kept["answer"]);
    }
}

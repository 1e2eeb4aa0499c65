using System.Text.Json.Nodes;

namespace ClaimsReplay.Tests;

/// <summary>What a command said.</summary>
internal sealed record CommandResult(int Code, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public long Total(string name) => (long)JsonNode.Parse(Output)!["totals"]![name]!;

    public long Refused(string reason) => (long?)JsonNode.Parse(Output)!["refused"]![reason] ?? 0;
}

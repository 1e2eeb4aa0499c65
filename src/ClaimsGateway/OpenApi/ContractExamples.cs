using System.Globalization;
using System.Text.Json.Nodes;
using ClaimsGateway.Hosting;
using ClaimsGateway.Sandbox;
using Google.Protobuf.Reflection;

namespace ClaimsGateway.OpenApi;

/// <summary>Examples of the document: the sandbox's first claim and what it is answered.</summary>
internal static class ContractExamples
{
    /// <summary>An example of the RPC's request, or null.</summary>
    public static JsonNode? Request(MethodDescriptor method) => method.Name is "Settle" or "Quote"
        ? JsonNode.Parse(FirstClaim.Body(DateTimeOffset.Parse(
            GatewayPlan.DefaultSandboxNow, CultureInfo.InvariantCulture)))
        : null;

    /// <summary>An example of the RPC's answer, or null.</summary>
    public static JsonNode? Answer(MethodDescriptor method) =>
        method.Name == "Settle" ? Load("examples/settle-answer.json") : null;

    private static JsonNode Load(string name)
    {
        using var stream = typeof(ContractExamples).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing.");
        return JsonNode.Parse(stream)!;
    }
}

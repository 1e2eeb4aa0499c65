using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;
using Google.Api;
using Google.Protobuf.Reflection;

namespace ClaimsGateway.Tests.OpenApi;

/// <summary>
/// The document's examples, sent in order to a fresh sandbox. After a change of the contract or the rules renew the
/// answers with <c>CLAIMS_RENEW_EXAMPLES=1 dotnet test tests/ClaimsGateway.Tests --filter ContractExamplesTests</c>,
/// and read the difference before it is kept.
/// </summary>
[CancelAfter(60_000)]
public partial class ContractExamplesTests
{
    [Test]
    public async Task Examples_InOrderToAFreshSandbox_AreAnsweredAsKept()
    {
        using var folder = new TemporaryFolder();
        await using var gateway = await GatewayUnderTest.StartAsync(folder.SandboxArguments);
        var methods = Contract.Load().HttpMethods.ToDictionary(method => $"{method.Service.Name}_{method.Name}");
        foreach (var example in ContractExamples.Load().InOrder)
        {
            var method = methods[example.OperationId];
            using var request = RequestOf(example, method);
            using var response = await gateway.Http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{example.Name}: {text}");
            var answer = method.IsServerStreaming ? StreamOf(text) : JsonNode.Parse(text)!;
            if (ExampleFiles.AreRenewed)
                ExampleFiles.Write(example, answer);
            else
                Assert.That(Comparable(answer), Is.EqualTo(Comparable(example.Answer)), example.Name);
        }
    }

    private static HttpRequestMessage RequestOf(ContractExample example, MethodDescriptor method)
    {
        var rule = Contract.HttpRuleOf(method);
        var (verb, template) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Put => (HttpMethod.Put, rule.Put),
            _ => (HttpMethod.Post, rule.Post),
        };
        var path = RouteTemplate.Parse(template, method.InputType).Path;
        foreach (var (name, value) in example.Path)
            path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value!.ToString()), StringComparison.Ordinal);
        var query = string.Join('&', example.Query.Select(given => $"{given.Key}={given.Value}"));
        var request = new HttpRequestMessage(verb, query.Length > 0 ? $"{path}?{query}" : path);
        if (example.Body is { } body)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    /// <summary>The messages of a stream, which come one after another.</summary>
    private static JsonArray StreamOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        var messages = new JsonArray();
        while (reader.Read()) messages.Add(JsonNode.Parse(ref reader));
        return messages;
    }

    /// <summary>A hash changes with policy data and the entry's form, not with who pays what: its shape counts.</summary>
    private static string Comparable(JsonNode? answer) =>
        Hash().Replace(answer?.ToJsonString() ?? "none is kept", "\"64 hex digits\"");

    [GeneratedRegex("\"[0-9a-f]{64}\"")]
    private static partial Regex Hash();
}

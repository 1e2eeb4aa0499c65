using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Claims.V1;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace ClaimsGateway.Tests.OpenApi;

/// <summary>The served document tells the whole contract, and only what is true.</summary>
[CancelAfter(30_000)]
public partial class ContractDocumentTests
{
    private static readonly FileDescriptor[] Files =
    [
        AdjudicationReflection.Descriptor, MemberReflection.Descriptor, InstitutionReflection.Descriptor,
        AccountReflection.Descriptor, FamilyReflection.Descriptor, PrescriptionReflection.Descriptor,
        CertificateReflection.Descriptor, CatalogueReflection.Descriptor, ReconciliationReflection.Descriptor,
        AuditReflection.Descriptor,
        ClaimReflection.Descriptor, SettlementReflection.Descriptor, AccountEntryReflection.Descriptor,
        AccountPaymentReflection.Descriptor, ContributionReflection.Descriptor, ReasonReflection.Descriptor,
        SandboxReflection.Descriptor,
    ];

    private ScriptedEngine _engine = null!;
    private GatewayUnderTest _gateway = null!;
    private string _text = null!;
    private JsonElement _document;

    private static IEnumerable<TestCaseData> Methods => Files
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .Where(method => !method.IsClientStreaming)
        .Select(method => new TestCaseData(method).SetArgDisplayNames(method.Name));

    // A sandbox's controls are served by no gateway in front of an engine elsewhere.
    private static IEnumerable<TestCaseData> ForwardedMethods => Methods.Where(given =>
        ((MethodDescriptor)given.Arguments[0]!).Service.Name != SandboxService.Descriptor.Name);

    private JsonElement Schemas => _document.GetProperty("components").GetProperty("schemas");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await ScriptedEngine.StartAsync();
        _gateway = await GatewayUnderTest.StartAsync(_engine);
        _text = await _gateway.Http.GetStringAsync("/openapi/v1.json");
        using var document = JsonDocument.Parse(_text);
        _document = document.RootElement.Clone();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Test]
    public void Document_ReadByTheLibrary_IsValid31()
    {
        var read = OpenApiDocument.Parse(_text, "json");

        Assert.That(read.Diagnostic!.Errors, Is.Empty);
        Assert.That(read.Diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
    }

    [TestCaseSource(nameof(Methods))]
    public void Document_EveryRpc_HasTextParametersRequestAndAnswer(MethodDescriptor rpc)
    {
        var (_, path, operation) = Find(rpc);

        Assert.That(operation.GetProperty("summary").GetString(), Is.Not.Empty);
        Assert.That(
            operation.GetProperty("description").GetString(), Is.Not.Empty.And.Not.Contain("Errors:"));
        var answer = operation.GetProperty("responses").GetProperty("200");
        Assert.That(ReferenceOf(answer), Is.EqualTo("#/components/schemas/" + rpc.OutputType.Name));
        var inPath = Parameters(operation).Where(p => p.In == "path").Select(p => p.Name);
        Assert.That(inPath, Is.EqualTo(Variable().Matches(path).Select(m => m.Groups[1].Value)));
        var rule = Contract.HttpRuleOf(rpc);
        if (rule.Body.Length == 0)
        {
            Assert.That(operation.TryGetProperty("requestBody", out _), Is.False);
            return;
        }

        var body = rule.Body == "*" ? rpc.InputType : rpc.InputType.FindFieldByName(rule.Body).MessageType;
        var request = operation.GetProperty("requestBody");
        Assert.That(ReferenceOf(request), Is.EqualTo("#/components/schemas/" + body.Name));
    }

    [TestCaseSource(nameof(Methods))]
    public void Document_EveryRpc_HasExamplesOfRequestAndAnswer(MethodDescriptor rpc)
    {
        var (_, _, operation) = Find(rpc);

        var answer = ContentOf(operation.GetProperty("responses").GetProperty("200"));
        Assert.That(
            rpc.IsServerStreaming
                ? answer.GetProperty("examples").EnumerateObject().Select(each => each.Value.GetProperty("value"))
                : [answer.GetProperty("example")],
            Is.Not.Empty.And.All.Property("ValueKind").EqualTo(JsonValueKind.Object));
        if (operation.TryGetProperty("requestBody", out var body))
        {
            var content = ContentOf(body);
            var example = content.TryGetProperty("example", out var alone)
                ? alone
                : content.GetProperty("examples").GetProperty("empty").GetProperty("value");
            Assert.That(example.ValueKind, Is.EqualTo(JsonValueKind.Object));
        }

        // The first page, which an example asks for, has no token.
        var parameters = ParametersOf(operation).Where(p => p.GetProperty("name").GetString() != "pageToken");
        foreach (var parameter in parameters)
        {
            Assert.That(
                parameter.TryGetProperty("example", out _), Is.True, parameter.GetProperty("name").GetString());
        }
    }

    [TestCaseSource(nameof(Methods))]
    public void Document_EveryRpc_TakesTheTimeoutHeader(MethodDescriptor rpc)
    {
        var (_, _, operation) = Find(rpc);

        var header = ParametersOf(operation).Single(p => p.GetProperty("in").ValueEquals("header"));

        Assert.That(header.GetProperty("name").GetString(), Is.EqualTo("Claims-Timeout-Ms"));
        Assert.That(header.TryGetProperty("required", out var required) && required.GetBoolean(), Is.False);
        Assert.That(header.GetProperty("schema").GetProperty("maximum").GetInt32(), Is.EqualTo(3_600_000));
    }

    [TestCaseSource(nameof(Methods))]
    public void Document_EveryRpc_HasTheErrorsOfItsComment(MethodDescriptor rpc)
    {
        var (_, _, operation) = Find(rpc);
        var commented = Contract.Load().Services.Single(s => s.FullName == rpc.Service.FullName)
            .Methods.Single(m => m.Name == rpc.Name).Declaration.LeadingComments;
        var reasons = ReasonReflection.Descriptor.EnumTypes.Single(e => e.Name == "ErrorReason").Values
            .Select(v => v.Name["ERROR_REASON_".Length..])
            .Where(reason => Regex.IsMatch(commented, $@"\b{reason}\b"))
            .ToList();

        var documented = ErrorsOf(operation).Select(error => error.Reason);

        if (rpc.InputType.Fields.InDeclarationOrder().Count > 0)
            Assert.That(reasons, Does.Contain("FIELD_INVALID"), "an RPC that takes fields refuses wrong ones");
        Assert.That(
            documented, Is.SupersetOf(reasons.Append("ENGINE_UNAVAILABLE").Append("INVARIANT_BROKEN")));
    }

    [Test]
    public void Document_Settle_HasEachErrorUnderItsStatus()
    {
        var (_, _, operation) = Find(
            AdjudicationReflection.Descriptor.Services[0].Methods.Single(m => m.Name == "Settle"));

        var errors = ErrorsOf(operation).Select(error => $"{error.Status} {error.Reason}");

        Assert.That(errors, Is.EquivalentTo(new[]
        {
            "400 FIELD_INVALID", "401 CALLER_NOT_IDENTIFIED", "403 ROLE_NOT_ALLOWED", "403 OTHER_INSTITUTION",
            "404 MEMBER_NOT_FOUND", "404 INSTITUTION_NOT_FOUND", "404 PRESCRIPTION_NOT_FOUND",
            "409 CLAIM_NUMBER_TAKEN", "409 CLAIM_NUMBER_FENCED",
            "413 FIELD_INVALID", "415 FIELD_INVALID",
            "429 ENGINE_BUSY", "429 TOO_MANY_CALLS", "500 INVARIANT_BROKEN",
            "503 ENGINE_UNAVAILABLE", "504 DeadlineExceeded",
        }));
    }

    [TestCaseSource(nameof(ForwardedMethods))]
    public async Task Document_EveryRpc_IsServedWhereItSays(MethodDescriptor rpc)
    {
        _engine.Script = (_, _) => Task.FromResult<Google.Protobuf.IMessage?>(null);
        var (verb, path, _) = Find(rpc);
        using var request = new HttpRequestMessage(new HttpMethod(verb), Variable().Replace(path, "x"));
        if (verb is "post" or "put")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var response = await _gateway.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_engine.LastMethod, Is.EqualTo($"/{rpc.Service.FullName}/{rpc.Name}"));
    }

    [Test]
    public void Document_EveryMessageAndField_IsDescribed()
    {
        foreach (var message in Files.SelectMany(f => f.MessageTypes))
        {
            // A request that is all path and query has no schema of its own.
            if (!Schemas.TryGetProperty(message.Name, out _))
                continue;
            var schema = Schemas.GetProperty(message.Name);
            Assert.That(schema.GetProperty("description").GetString(), Is.Not.Empty, message.Name);
            if (message.Fields.InDeclarationOrder().Count == 0)
                continue;
            var properties = schema.GetProperty("properties").EnumerateObject().ToList();
            Assert.That(
                properties.Select(p => p.Name),
                Is.EqualTo(message.Fields.InDeclarationOrder().Select(f => f.JsonName)), message.Name);
            foreach (var property in properties)
                Assert.That(
                    property.Value.GetProperty("description").GetString(), Is.Not.Empty, property.Name);
        }
    }

    [Test]
    public void Document_EveryEnumValue_IsDescribed()
    {
        foreach (var type in Files.SelectMany(f => f.EnumTypes).Where(e => e.Name != "ErrorReason"))
        {
            // What only streams carry, or only a query names, has no schema of its own.
            if (!Schemas.TryGetProperty(type.Name, out _))
                continue;
            var schema = Schemas.GetProperty(type.Name);
            var described = schema.GetProperty("x-enumDescriptions").EnumerateObject().ToList();
            var names = type.Values.Select(v => v.Name).ToList();
            var listed = schema.GetProperty("enum").EnumerateArray().Select(v => v.GetString());
            Assert.That(listed, Is.EqualTo(names));
            Assert.That(described.Select(d => d.Name), Is.EqualTo(names));
            Assert.That(described.Select(d => d.Value.GetString()), Has.All.Not.Empty);
        }
    }

    [Test]
    public void Document_Int64_IsAWholeNumber()
    {
        var fund = Schemas.GetProperty("Settlement").GetProperty("properties").GetProperty("fundFen");

        Assert.That(fund.GetProperty("type").GetString(), Is.EqualTo("integer"));
        Assert.That(fund.GetProperty("format").GetString(), Is.EqualTo("int64"));
    }

    [Test]
    public void Document_EveryReference_Resolves()
    {
        var references = References(_document).ToList();

        Assert.That(references, Has.Count.GreaterThan(50));
        Assert.That(references.Where(r => !Resolves(r)), Is.Empty);
    }

    [Test]
    public void Document_QueryParameters_AreThoseOfTheEntitlementsDay()
    {
        var (_, _, operation) = Find(
            MemberReflection.Descriptor.Services[0].Methods.Single(m => m.Name == "GetMember"));

        Assert.That(
            Parameters(operation).Where(p => p.In == "query").Select(p => p.Name),
            Is.EqualTo(new[] { "on.year", "on.month", "on.day" }));
    }

    private (string Verb, string Path, JsonElement Operation) Find(MethodDescriptor rpc)
    {
        foreach (var path in _document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var id = operation.Value.GetProperty("operationId");
                if (id.ValueEquals($"{rpc.Service.Name}_{rpc.Name}"))
                    return (operation.Name, path.Name, operation.Value);
            }
        }

        throw new AssertionException($"{rpc.FullName} is not in the document.");
    }

    private static string? ReferenceOf(JsonElement bodyOrAnswer) =>
        ContentOf(bodyOrAnswer).GetProperty("schema").GetProperty("$ref").GetString();

    private static JsonElement ContentOf(JsonElement bodyOrAnswer) =>
        bodyOrAnswer.GetProperty("content").GetProperty("application/json");

    /// <summary>Every documented error as its HTTP status and reason.</summary>
    private static IEnumerable<(string Status, string Reason)> ErrorsOf(JsonElement operation) =>
        operation.GetProperty("responses").EnumerateObject()
            .Where(response => response.Name != "200")
            .SelectMany(response => ContentOf(response.Value).GetProperty("examples").EnumerateObject()
                .Select(example => (response.Name, example.Name)));

    private IEnumerable<(string In, string Name)> Parameters(JsonElement operation) =>
        ParametersOf(operation).Select(p => (p.GetProperty("in").GetString()!, p.GetProperty("name").GetString()!));

    /// <summary>The parameters of an operation; those that it refers to as they are described.</summary>
    private IEnumerable<JsonElement> ParametersOf(JsonElement operation) =>
        operation.GetProperty("parameters").EnumerateArray().Select(parameter =>
            parameter.TryGetProperty("$ref", out var reference)
                ? _document.GetProperty("components").GetProperty("parameters")
                    .GetProperty(reference.GetString()!["#/components/parameters/".Length..])
                : parameter);

    private bool Resolves(string reference)
    {
        var here = _document;
        foreach (var step in reference.Split('/').Skip(1))
        {
            if (!here.TryGetProperty(step, out here))
                return false;
        }

        return reference.StartsWith("#/", StringComparison.Ordinal);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Variable();
}

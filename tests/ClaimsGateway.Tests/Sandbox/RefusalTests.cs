using System.Net;
using Claims.V1;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace ClaimsGateway.Tests.Sandbox;

/// <summary>Every reason for which the rules refuse is provoked in a sandbox as docs/sandbox.md says.</summary>
[CancelAfter(60_000)]
public class RefusalTests
{
    private const string Prefix = "REASON_";

    private TemporaryFolder _folder = null!;
    private GatewayUnderTest _gateway = null!;
    private SandboxService.SandboxServiceClient _sandbox = null!;

    private static IEnumerable<TestCaseData> Rows =>
        RefusalRow.All.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Reason));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        _sandbox = new SandboxService.SandboxServiceClient(_gateway.Channel);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void Page_EveryReasonOfTheContract_HasItsRow()
    {
        var reasons = ReasonReflection.Descriptor.EnumTypes.Single(type => type.Name == "Reason").Values
            .Where(value => value.Number != 0)
            .Select(value => value.Name[Prefix.Length..]);

        Assert.That(RefusalRow.All.Select(row => row.Reason), Is.EqualTo(reasons));
    }

    [TestCaseSource(nameof(Rows))]
    public async Task Refusal_AsThePageSays_IsGivenByTheRules(object given)
    {
        var row = (RefusalRow)given;
        if (row.Clock.Length > 0) await _sandbox.SetClockAsync(new SetClockRequest { Now = row.Clock });
        try
        {
            using var response = await _gateway.PostAsync(row.Path, row.Body);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
            var refusal = (await response.JsonAsync()).GetProperty("refusal");
            Assert.That(refusal.GetProperty("reason").GetString(), Is.EqualTo(Prefix + row.Reason));
            Assert.That(refusal.GetProperty("messageZh").GetString(), Is.Not.Empty);
            Assert.That(await OverGrpcAsync(row), Is.EqualTo(Prefix + row.Reason), "over gRPC");
        }
        finally
        {
            if (row.Clock.Length > 0) await _sandbox.SetClockAsync(new SetClockRequest { Now = "2022-12-31T12:00+08:00" });
        }
    }

    /// <summary>Sends the row's message over gRPC, and gives the reason of the refusal.</summary>
    private async Task<string?> OverGrpcAsync(RefusalRow row)
    {
        var rpc = Contract.Load().HttpMethods.Single(method => Fits(Contract.HttpRuleOf(method).Post, row.Path));
        var template = Contract.HttpRuleOf(rpc).Post;
        var message = (IMessage)Activator.CreateInstance(Typed(rpc.InputType))!;
        message.MergeFrom(JsonParser.Default.Parse(row.Body, message.Descriptor).ToByteArray());
        if (template.Contains("{member_id}", StringComparison.Ordinal))
            message.Descriptor.FindFieldByName("member_id").Accessor.SetValue(message, row.Path.Split('/')[3]);
        var method = new Method<byte[], byte[]>(
            MethodType.Unary, rpc.Service.FullName, rpc.Name, Bytes, Bytes);
        var answer = await _gateway.Channel.CreateCallInvoker()
            .AsyncUnaryCall(method, null, default, message.ToByteArray());
        var parsed = (IMessage)Activator.CreateInstance(Typed(rpc.OutputType))!;
        parsed.MergeFrom(answer);
        var refusal = (Refusal?)parsed.Descriptor.FindFieldByName("refusal").Accessor.GetValue(parsed);
        return ReasonReflection.Descriptor.EnumTypes.Single(type => type.Name == "Reason")
            .FindValueByNumber((int)(refusal?.Reason ?? 0)).Name;
    }

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static Type Typed(MessageDescriptor type) => typeof(Claim).Assembly.GetType($"Claims.V1.{type.Name}", true)!;

    private static bool Fits(string template, string path) =>
        template == path || (template.Contains("{member_id}", StringComparison.Ordinal)
            && template.Split('/')[^1] == path.Split('/')[^1]);
}

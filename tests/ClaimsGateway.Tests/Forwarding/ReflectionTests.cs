using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace ClaimsGateway.Tests.Forwarding;

/// <summary>Reflection, by which grpcurl and its like call without the protos.</summary>
[CancelAfter(30_000)]
public class ReflectionTests
{
    // A sandbox's controls are served by no gateway in front of an engine elsewhere.
    private const string Sandbox = "claims.v1.SandboxService";

    private static IEnumerable<string> Contracted => Contract.Load().Services.Select(service => service.FullName);

    [Test]
    public async Task Reflection_OfASandbox_KnowsEveryServiceAndMethod()
    {
        using var folder = new TemporaryFolder();
        await using var gateway = await GatewayUnderTest.StartAsync(folder.SandboxArguments);

        await AssertServedAsync(gateway, [.. Contracted]);
    }

    [Test]
    public async Task Reflection_InFrontOfAnEngine_KnowsAllButTheSandboxs()
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(engine);

        await AssertServedAsync(gateway, [.. Contracted.Where(service => service != Sandbox)]);
    }

    private static async Task AssertServedAsync(GatewayUnderTest gateway, string[] services)
    {
        using var call = new ServerReflection.ServerReflectionClient(gateway.Channel).ServerReflectionInfo();
        var listed = await AskAsync(call, new() { ListServices = "" });
        Assert.That(services, Has.Length.GreaterThanOrEqualTo(10));
        Assert.That(
            listed.ListServicesResponse.Service.Select(service => service.Name)
                .Where(name => !name.StartsWith("grpc.reflection.", StringComparison.Ordinal)),
            Is.EquivalentTo(services.Append("grpc.health.v1.Health")));
        foreach (var service in Contract.Load().Services.Where(service => services.Contains(service.FullName)))
        {
            var answer = await AskAsync(call, new() { FileContainingSymbol = service.FullName });
            var described = answer.FileDescriptorResponse.FileDescriptorProto
                .Select(FileDescriptorProto.Parser.ParseFrom)
                .SelectMany(file => file.Service)
                .Single(each => each.Name == service.Name);
            Assert.That(
                described.Method.Select(method => method.Name), Is.EqualTo(service.Methods.Select(method => method.Name)));
        }

        await call.RequestStream.CompleteAsync();
    }

    private static async Task<ServerReflectionResponse> AskAsync(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, ServerReflectionRequest request)
    {
        await call.RequestStream.WriteAsync(request);
        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None), Is.True);
        return call.ResponseStream.Current;
    }
}

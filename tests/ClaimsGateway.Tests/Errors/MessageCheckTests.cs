using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Errors;

/// <summary>Bytes that are no message are the caller's fault, and are answered so.</summary>
[CancelAfter(30_000)]
public class MessageCheckTests
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    [TestCase(new byte[] { 0x0A, 0x7F })]
    [TestCase(new byte[] { 0x00 })]
    public async Task Bytes_ThatAreNoMessage_RefusedAsInvalidAndNotForwarded(byte[] bytes)
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(engine);

        var refused = (await Assert.ThrowsAsync<RpcException>(() => SendAsync(gateway, bytes)))!;

        Assert.That(refused.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations[0].Field, Is.EqualTo("request"));
        Assert.That(engine.LastRequest, Is.Null);
    }

    [TestCase(10)]
    [TestCase(500_000)]
    public async Task Message_ShortOrLongerThanIsLookedAt_ArrivesWhole(int length)
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(engine);
        var request = new SettleRequest { Claim = new Claim { ClaimNumber = new string('x', length) } };

        await SendAsync(gateway, request.ToByteArray());

        Assert.That(engine.LastRequest, Is.EqualTo(request));
    }

    private static async Task SendAsync(GatewayUnderTest gateway, byte[] bytes)
    {
        var method = new Method<byte[], byte[]>(
            MethodType.Unary, AdjudicationService.Descriptor.FullName, "Settle", Raw, Raw);
        await gateway.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, bytes);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using Claims.V1;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace ClaimsGateway.Errors;

/// <summary>
/// Answers bytes that are no message of the call with INVALID_ARGUMENT: gRPC itself would answer UNKNOWN and log a
/// fault, as if the gateway were broken. Looks at single messages of up to 64 KiB, which stay within what a connection
/// sends ahead; larger ones, compressed ones and streams are left to gRPC.
/// </summary>
internal sealed class MessageCheck(RequestDelegate next)
{
    private const int LongestLooked = 64 * 1024;

    // A flag of compression and the length of the message.
    private const int PrefixLength = 5;

    private static readonly FrozenDictionary<string, MessageParser> Parsers = typeof(Claim).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<ServiceDescriptor>()
        .SelectMany(service => service.Methods)
        .Where(method => !method.IsClientStreaming)
        .ToFrozenDictionary(method => $"/{method.Service.FullName}/{method.Name}", method => method.InputType.Parser);

    /// <summary>Refuses the call, or hands it on with its body unread.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null
            || !GrpcErrors.IsGrpc(context.Request)
            || !Parsers.TryGetValue(context.Request.Path.Value ?? "", out var parser)
            || await IsReadableAsync(context, parser))
        {
            await next(context);
            return;
        }

        await GrpcErrors.WriteAsync(context, GatewayErrors.FieldInvalid(
            "request", "is no message of this call: its bytes cannot be read", "不是本接口的报文，无法解析"));
    }

    private static async Task<bool> IsReadableAsync(HttpContext context, MessageParser parser)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            var (isKnown, isReadable) = Look(read.Buffer, parser);
            // Nothing is consumed: the service reads it all again.
            reader.AdvanceTo(read.Buffer.Start, isKnown ? read.Buffer.Start : read.Buffer.End);
            if (isKnown) return isReadable;
            if (read.IsCompleted) return true;
        }
    }

    /// <summary>Whether enough has arrived to know, and then whether it can be read.</summary>
    private static (bool IsKnown, bool IsReadable) Look(in ReadOnlySequence<byte> body, MessageParser parser)
    {
        if (body.Length < PrefixLength) return default;
        Span<byte> prefix = stackalloc byte[PrefixLength];
        body.Slice(0, PrefixLength).CopyTo(prefix);
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (prefix[0] != 0 || length > LongestLooked) return (true, true);
        if (body.Length < PrefixLength + length) return default;
        try
        {
            parser.ParseFrom(body.Slice(PrefixLength, length));
            return (true, true);
        }
        catch (InvalidProtocolBufferException)
        {
            return (true, false);
        }
    }
}

using Claims.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Makes the description of a call whose answer is passed on unread.</summary>
internal static class PassedMethod
{
    private static readonly Marshaller<PassedAnswer> Answer = Marshallers.Create(
        static (answer, context) => context.Complete(answer.Message),
        static context => new PassedAnswer(context.PayloadAsNewBuffer()));

    /// <summary>A call of the adjudication service by its name.</summary>
    public static Method<TRequest, PassedAnswer> Of<TRequest>(
        string name, MessageParser<TRequest> parser, MethodType type = MethodType.Unary)
        where TRequest : class, IMessage<TRequest> =>
        new(
            type, AdjudicationService.Descriptor.FullName,
            name, Marshallers.Create(Write, context => parser.ParseFrom(context.PayloadAsReadOnlySequence())), Answer);

    private static void Write<TRequest>(TRequest request, SerializationContext context)
        where TRequest : IMessage
    {
        context.SetPayloadLength(request.CalculateSize());
        request.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}

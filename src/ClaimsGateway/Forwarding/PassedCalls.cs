using Claims.V1;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>
/// The calls that come by the thousand, over gRPC: the request is read, as whose it is must be known, and the
/// answer, which is ten times longer, is passed on as it came. JSON callers need it read:
/// <see cref="AdjudicationForwarder"/> serves them.
/// </summary>
internal sealed class PassedCalls(CallInvoker engines, EngineCall call)
{
    private Task<PassedAnswer> SendAsync<TRequest>(
        Method<TRequest, PassedAnswer> method, TRequest request, ServerCallContext context)
        where TRequest : class =>
        call.SendAsync((sent, options) => engines.AsyncUnaryCall(method, null, options, sent), request, context);

    private Task StreamAsync<TRequest>(
        Method<TRequest, PassedAnswer> method,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<PassedAnswer> answers,
        ServerCallContext context)
        where TRequest : class =>
        call.StreamAsync(options => engines.AsyncDuplexStreamingCall(method, null, options), requests, answers, context);

    /// <summary>Tells the server which calls these are.</summary>
    internal sealed class Discovery : IServiceMethodProvider<PassedCalls>
    {
        /// <inheritdoc />
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PassedCalls> context)
        {
            AddUnary(context, PassedMethod.Of(nameof(AdjudicationForwarder.Settle), SettleRequest.Parser));
            AddUnary(context, PassedMethod.Of(nameof(AdjudicationForwarder.Quote), QuoteRequest.Parser));
            var stream = PassedMethod.Of(
                nameof(AdjudicationForwarder.SettleStream), SettleStreamRequest.Parser, MethodType.DuplexStreaming);
            context.AddDuplexStreamingMethod(
                stream, [],
                (service, requests, answers, call) => service.StreamAsync(stream, requests, answers, call));
        }

        private static void AddUnary<TRequest>(
            ServiceMethodProviderContext<PassedCalls> context, Method<TRequest, PassedAnswer> method)
            where TRequest : class =>
            context.AddUnaryMethod(method, [], (service, request, call) => service.SendAsync(method, request, call));
    }
}

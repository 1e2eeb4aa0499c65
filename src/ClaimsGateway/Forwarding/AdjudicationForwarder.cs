using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards quotes, settlements, and what undoes them.</summary>
internal sealed class AdjudicationForwarder(AdjudicationService.AdjudicationServiceClient engine, EngineCall call)
    : AdjudicationService.AdjudicationServiceBase
{
    /// <inheritdoc />
    public override Task<QuoteResponse> Quote(
        QuoteRequest request, ServerCallContext context) =>
        call.SendAsync(engine.QuoteAsync, request, context);

    /// <inheritdoc />
    public override Task<SettleResponse> Settle(
        SettleRequest request, ServerCallContext context) =>
        call.SendAsync(engine.SettleAsync, request, context);

    /// <inheritdoc />
    public override Task SettleStream(
        IAsyncStreamReader<SettleStreamRequest> requests,
        IServerStreamWriter<SettleStreamResponse> answers,
        ServerCallContext context) =>
        call.StreamAsync(engine.SettleStream, requests, answers, context);

    /// <inheritdoc />
    public override Task<ReverseResponse> Reverse(
        ReverseRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ReverseAsync, request, context);

    /// <inheritdoc />
    public override Task<RefundResponse> Refund(
        RefundRequest request, ServerCallContext context) =>
        call.SendAsync(engine.RefundAsync, request, context);

    /// <inheritdoc />
    public override Task<GetOutcomeResponse> GetOutcome(
        GetOutcomeRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetOutcomeAsync, request, context);

    /// <inheritdoc />
    public override Task<UndoResponse> Undo(
        UndoRequest request, ServerCallContext context) =>
        call.SendAsync(engine.UndoAsync, request, context);

    /// <inheritdoc />
    public override Task<GetClaimResponse> GetClaim(
        GetClaimRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetClaimAsync, request, context);
}

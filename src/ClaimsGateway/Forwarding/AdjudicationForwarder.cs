using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards quotes, settlements and reversals.</summary>
internal sealed class AdjudicationForwarder(
    AdjudicationService.AdjudicationServiceClient engine, EngineCall call)
    : AdjudicationService.AdjudicationServiceBase
{
    /// <inheritdoc />
    public override Task<QuoteResponse> Quote(QuoteRequest request, ServerCallContext context) =>
        call.SendAsync(engine.QuoteAsync, request, context);

    /// <inheritdoc />
    public override Task<SettleResponse> Settle(SettleRequest request, ServerCallContext context) =>
        call.SendAsync(engine.SettleAsync, request, context);

    /// <inheritdoc />
    public override Task<ReverseResponse> Reverse(ReverseRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ReverseAsync, request, context);

    /// <inheritdoc />
    public override Task<GetClaimResponse> GetClaim(GetClaimRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetClaimAsync, request, context);
}

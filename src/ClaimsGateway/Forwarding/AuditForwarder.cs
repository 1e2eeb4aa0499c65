using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards the proof of the ledger, and its flags.</summary>
internal sealed class AuditForwarder(AuditService.AuditServiceClient engine, EngineCall call)
    : AuditService.AuditServiceBase
{
    /// <inheritdoc />
    public override Task Verify(
        VerifyRequest request, IServerStreamWriter<VerifyResponse> answers, ServerCallContext context) =>
        call.StreamAsync(engine.Verify, request, answers, context);

    /// <inheritdoc />
    public override Task ListDrift(
        ListDriftRequest request, IServerStreamWriter<ListDriftResponse> answers, ServerCallContext context) =>
        call.StreamAsync(engine.ListDrift, request, answers, context);

    /// <inheritdoc />
    public override Task<MakeCheckpointsResponse> MakeCheckpoints(
        MakeCheckpointsRequest request, ServerCallContext context) =>
        call.SendAsync(engine.MakeCheckpointsAsync, request, context);

    /// <inheritdoc />
    public override Task<ListFlagsResponse> ListFlags(
        ListFlagsRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ListFlagsAsync, request, context);
}

using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards external prescriptions.</summary>
internal sealed class PrescriptionForwarder(PrescriptionService.PrescriptionServiceClient engine, EngineCall call)
    : PrescriptionService.PrescriptionServiceBase
{
    /// <inheritdoc />
    public override Task<IssuePrescriptionResponse> IssuePrescription(
        IssuePrescriptionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.IssuePrescriptionAsync, request, context);

    /// <inheritdoc />
    public override Task<GetPrescriptionResponse> GetPrescription(
        GetPrescriptionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetPrescriptionAsync, request, context);

    /// <inheritdoc />
    public override Task<CancelPrescriptionResponse> CancelPrescription(
        CancelPrescriptionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.CancelPrescriptionAsync, request, context);
}

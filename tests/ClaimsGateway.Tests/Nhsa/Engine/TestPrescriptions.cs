using Claims.V1;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>External prescriptions.</summary>
internal sealed class TestPrescriptions(TestLedger ledger) : PrescriptionService.PrescriptionServiceBase
{
    public override Task<GetPrescriptionResponse> GetPrescription(
        GetPrescriptionRequest request, ServerCallContext context) =>
        ledger.Prescriptions.TryGetValue((request.InstitutionId, request.PrescriptionNumber), out var prescription)
            ? Task.FromResult(new GetPrescriptionResponse { Prescription = prescription })
            : throw TestAdjudication.Failure(Code.NotFound, "PRESCRIPTION_NOT_FOUND", "没有该处方");
}

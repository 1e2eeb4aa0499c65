using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Prescriptions;

/// <summary>The prescription service on the wire.</summary>
internal sealed class PrescriptionApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, TimeProvider clock)
    : V1.PrescriptionService.PrescriptionServiceBase
{
    public override async Task<V1.IssuePrescriptionResponse> IssuePrescription(
        V1.IssuePrescriptionRequest request, ServerCallContext context)
    {
        var today = Moment.Of(clock, policies.Current).Today;
        var posting = new IssuePosting(PrescriptionFields.Read(request.Prescription, today));
        var issued = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.IssuePrescriptionResponse
        {
            Prescription = issued.ToContract(),
            IssuedAt = ContractDates.ToTimestamp(issued.IssuedAtMs),
        };
    }

    public override Task<V1.GetPrescriptionResponse> GetPrescription(
        V1.GetPrescriptionRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.PrescriptionNumber);
        var needs = new BatchNeeds();
        needs.Prescriptions.Add(key);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        if (!batch.Prescriptions.TryGetValue(key, out var prescription))
            throw new FaultException(Fault.PrescriptionNotFound);
        var answer = new V1.GetPrescriptionResponse
        {
            Prescription = prescription.ToContract(),
            Cancelled = prescription.CancelledAtMs is not null,
        };
        answer.Left.AddRange(prescription.Items.Zip(prescription.Left, (item, left) => new V1.RemainingItem
        {
            ItemCode = item.ItemCode,
            PrescribedE4 = item.QuantityE4,
            LeftE4 = left,
        }));
        return Task.FromResult(answer);
    }

    public override async Task<V1.CancelPrescriptionResponse> CancelPrescription(
        V1.CancelPrescriptionRequest request, ServerCallContext context)
    {
        var posting = new CancelPosting(ReadKey(request.InstitutionId, request.PrescriptionNumber));
        var cancelled = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.CancelPrescriptionResponse
        {
            CancelledAt = ContractDates.ToTimestamp(cancelled.CancelledAtMs!.Value),
        };
    }

    private static PrescriptionKey ReadKey(string institutionId, string number)
    {
        var check = new FieldCheck();
        check.Id("institution_id", institutionId);
        check.Id("prescription_number", number);
        check.ThrowIfAny();
        return new PrescriptionKey(institutionId, number);
    }
}

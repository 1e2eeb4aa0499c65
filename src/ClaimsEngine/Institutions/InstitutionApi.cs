using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Institutions;

/// <summary>The institution service on the wire.</summary>
internal sealed class InstitutionApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, TimeProvider clock)
    : V1.InstitutionService.InstitutionServiceBase
{
    public override async Task<V1.UpsertInstitutionResponse> UpsertInstitution(
        V1.UpsertInstitutionRequest request, ServerCallContext context)
    {
        var content = InstitutionFields.Read(request.Institution);
        var posting = new InstitutionPosting(request.Institution.InstitutionId, content);
        var version = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.UpsertInstitutionResponse { Institution = version.ToContract(), Version = version.Number };
    }

    public override Task<V1.GetInstitutionResponse> GetInstitution(
        V1.GetInstitutionRequest request, ServerCallContext context)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        check.ThrowIfAny();
        var needs = new BatchNeeds();
        needs.Institutions.Add(request.InstitutionId);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        if (!batch.Institutions.TryGetValue(request.InstitutionId, out var institution))
            throw new FaultException(Fault.InstitutionNotFound);
        return Task.FromResult(new V1.GetInstitutionResponse { Institution = institution.Current.ToContract() });
    }
}

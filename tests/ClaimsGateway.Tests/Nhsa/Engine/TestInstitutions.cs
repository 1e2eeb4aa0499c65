using Claims.V1;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>Institutions.</summary>
internal sealed class TestInstitutions(TestLedger ledger) : InstitutionService.InstitutionServiceBase
{
    public override Task<GetInstitutionResponse> GetInstitution(
        GetInstitutionRequest request, ServerCallContext context) =>
        ledger.Institutions.TryGetValue(request.InstitutionId, out var institution)
            ? Task.FromResult(new GetInstitutionResponse { Institution = institution })
            : throw TestAdjudication.Failure(Code.NotFound, "INSTITUTION_NOT_FOUND", "没有该机构");
}

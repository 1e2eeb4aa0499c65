using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards hospitals and pharmacies.</summary>
internal sealed class InstitutionForwarder(
    InstitutionService.InstitutionServiceClient engine, EngineCall call)
    : InstitutionService.InstitutionServiceBase
{
    /// <inheritdoc />
    public override Task<UpsertInstitutionResponse> UpsertInstitution(
        UpsertInstitutionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.UpsertInstitutionAsync, request, context);

    /// <inheritdoc />
    public override Task<GetInstitutionResponse> GetInstitution(
        GetInstitutionRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetInstitutionAsync, request, context);
}

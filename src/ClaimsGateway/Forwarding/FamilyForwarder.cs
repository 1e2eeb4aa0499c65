using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards family links.</summary>
internal sealed class FamilyForwarder(FamilyService.FamilyServiceClient engine, EngineCall call)
    : FamilyService.FamilyServiceBase
{
    /// <inheritdoc />
    public override Task<LinkFamilyResponse> LinkFamily(
        LinkFamilyRequest request, ServerCallContext context) =>
        call.SendAsync(engine.LinkFamilyAsync, request, context);

    /// <inheritdoc />
    public override Task<EndFamilyLinkResponse> EndFamilyLink(
        EndFamilyLinkRequest request, ServerCallContext context) =>
        call.SendAsync(engine.EndFamilyLinkAsync, request, context);

    /// <inheritdoc />
    public override Task<ListFamilyLinksResponse> ListFamilyLinks(
        ListFamilyLinksRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ListFamilyLinksAsync, request, context);
}

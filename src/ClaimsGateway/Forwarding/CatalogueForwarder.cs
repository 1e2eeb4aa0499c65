using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards the catalogue.</summary>
internal sealed class CatalogueForwarder(CatalogueService.CatalogueServiceClient engine, EngineCall call)
    : CatalogueService.CatalogueServiceBase
{
    /// <inheritdoc />
    public override Task<ImportCatalogueResponse> ImportCatalogue(
        ImportCatalogueRequest request, ServerCallContext context) =>
        call.SendAsync(engine.ImportCatalogueAsync, request, context);

    /// <inheritdoc />
    public override Task<GetCatalogueItemResponse> GetCatalogueItem(
        GetCatalogueItemRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetCatalogueItemAsync, request, context);
}

using Claims.V1;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>The catalogue.</summary>
internal sealed class TestCatalogue(TestLedger ledger) : CatalogueService.CatalogueServiceBase
{
    public override Task<GetCatalogueItemResponse> GetCatalogueItem(
        GetCatalogueItemRequest request, ServerCallContext context) =>
        ledger.Items.TryGetValue(request.ItemCode, out var item)
            ? Task.FromResult(new GetCatalogueItemResponse { Item = item })
            : throw TestAdjudication.Failure(Code.NotFound, "ITEM_NOT_FOUND", "目录中没有该项目");
}

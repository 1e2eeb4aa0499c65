using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Catalogue;

/// <summary>The catalogue service on the wire.</summary>
internal sealed class CatalogueApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, TimeProvider clock)
    : V1.CatalogueService.CatalogueServiceBase
{
    public override async Task<V1.ImportCatalogueResponse> ImportCatalogue(
        V1.ImportCatalogueRequest request, ServerCallContext context)
    {
        var posting = new ImportPosting(CatalogueCsv.Read(request.Csv));
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.ImportCatalogueResponse { Rows = outcome.Rows, Changed = outcome.Changed };
    }

    public override Task<V1.GetCatalogueItemResponse> GetCatalogueItem(
        V1.GetCatalogueItemRequest request, ServerCallContext context)
    {
        var moment = Moment.Of(clock, policies.Current);
        var check = new FieldCheck();
        check.Id("item_code", request.ItemCode);
        var day = request.On is null ? moment.Today : check.Day("on", request.On);
        check.ThrowIfAny();
        var needs = new BatchNeeds();
        needs.Items.Add(request.ItemCode);
        var item = reader.Read(needs, moment).Items.GetValueOrDefault(request.ItemCode);
        var version = item?.VersionOn(day) ?? 0;
        if (version == 0) throw new FaultException(Fault.ItemNotFound);
        var row = item!.Rows[version - 1];
        return Task.FromResult(new V1.GetCatalogueItemResponse { Item = Tell(request.ItemCode, row) });
    }

    private static V1.CatalogueItem Tell(string code, ItemRow row)
    {
        var item = new V1.CatalogueItem
        {
            ItemCode = code,
            Kind = (V1.ItemKind)row.Kind,
            ItemClass = row.Terms.Class.ToContract(),
            PreSelfPayBp = row.Terms.PreSelfPay.Value,
            From = row.From.ToContract(),
        };
        if (row.Terms.PriceLimitE6 is { } limit) item.PriceLimitE6 = limit;
        if (row.Until is { } until) item.Until = until.ToContract();
        return item;
    }
}

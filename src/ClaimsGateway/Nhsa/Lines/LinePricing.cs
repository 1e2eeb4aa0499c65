using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Lines;

/// <summary>Turns rows of a bill into priced lines, by the catalogue of the service date.</summary>
internal sealed class LinePricing(CatalogueService.CatalogueServiceClient catalogue, ContractCalls calls)
{
    private const int CallsAtOnce = 8;
    private const long MaxQuantityE4 = 10_000_000_000;
    private const long MaxPriceE6 = 1_000_000_000_000;

    /// <summary>Prices rows.</summary>
    /// <param name="node">Their node, for messages.</param>
    /// <param name="rows">The rows, of feedetail or drugdetail.</param>
    /// <param name="day">The service date.</param>
    /// <param name="cancellation">The caller's.</param>
    public async Task<Judged<IReadOnlyList<FeeLine>>> PriceAsync(
        string node, IReadOnlyList<Row> rows, DateOnly day, CancellationToken cancellation)
    {
        var codes = rows.Select(row => row.Text("med_list_codg")).Distinct(StringComparer.Ordinal).ToList();
        var items = new Dictionary<string, Judged<GetCatalogueItemResponse>>(StringComparer.Ordinal);
        foreach (var some in codes.Chunk(CallsAtOnce))
        {
            var answers = await Task.WhenAll(some.Select(code => calls.AskAsync(
                catalogue.GetCatalogueItemAsync,
                new GetCatalogueItemRequest { ItemCode = code, On = day.ToContract() },
                cancellation)));
            foreach (var (code, answer) in some.Zip(answers)) items.Add(code, answer);
        }

        var lines = new List<FeeLine>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var line = LineOf($"{node}[{i}]", rows[i], items[rows[i].Text("med_list_codg")]);
            if (line.Refusal is { } refusal) return refusal;
            lines.Add(line.Value);
        }

        return lines.AsReadOnly();
    }

    private static Judged<FeeLine> LineOf(string path, Row row, Judged<GetCatalogueItemResponse> found)
    {
        if (found.Refusal is { } refusal)
        {
            return refusal.IsNotFound
                ? new Refusal($"{path}.med_list_codg(医疗目录编码)在就诊日期不在医保目录内[I15]")
                : refusal;
        }

        var item = found.Value.Item;
        var (quantity, price) = (row.Scaled("cnt", 4), row.Scaled("pric", 6));
        if (quantity is <= 0 or > MaxQuantityE4) return new Refusal($"{path}.cnt(数量)应大于0且不超过1000000");
        if (price > MaxPriceE6) return new Refusal($"{path}.pric(单价)不能超过1000000");
        // 2 is refused; 0 and 1 are as listed, since the catalogue restricts no item.
        var refused = row.Text("hosp_appr_flag") == "2";
        var amounts = LineAmounts.Of(item, quantity, price, refused);
        if (amounts.AmountFen != row.Fen("det_item_fee_sumamt"))
        {
            return new Refusal(
                $"{path}.det_item_fee_sumamt(明细项目费用总额)应为数量乘单价 {ExactNumber.Yuan(amounts.AmountFen)}");
        }

        return new FeeLine
        {
            MdtrtId = row.Text("mdtrt_id"),
            FeedetlSn = row.Text("feedetl_sn"),
            ChrgBchno = row.Text("chrg_bchno"),
            ItemCode = item.ItemCode,
            ItemClass = (long)item.ItemClass,
            ItemKind = (long)item.Kind,
            QuantityE4 = quantity,
            PriceE6 = price,
            Days = DaysOf(row),
            PriceLimitE6 = item.HasPriceLimitE6 ? item.PriceLimitE6 : null,
            SelfPayBp = item.ItemClass == ItemClass.C || refused ? 10_000 : item.PreSelfPayBp,
            RefusedByHospital = refused ? 1 : 0,
            AmountFen = amounts.AmountFen,
            InScopeFen = amounts.InScopeFen,
            FullySelfPaidFen = amounts.FullySelfPaidFen,
            OverPriceLimitFen = amounts.OverPriceLimitFen,
            PreSelfPaidFen = amounts.PreSelfPaidFen,
        };
    }

    /// <summary>
    /// Whole days: a part of a day is a day, and a year is the most that the contract takes.
    /// </summary>
    private static long DaysOf(Row row) => Math.Min(366, (row.Scaled("prd_days", 2) + 99) / 100);
}

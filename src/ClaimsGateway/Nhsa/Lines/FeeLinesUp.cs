using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Lines;

/// <summary>2204: takes the fee lines of one visit and prices them.</summary>
internal sealed class FeeLinesUp(NhsaDatabase database, LinePricing pricing)
    : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2204"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var rows = call.Input.Many("feedetail");
        var visit = database.Read(session => Check(session, call.Institution, rows));
        if (visit.Refusal is { } refusal) return refusal;
        var priced = await pricing.PriceAsync("feedetail", rows, visit.Value.Day, cancellation);
        if (priced.Refusal is { } unpriced) return unpriced;
        return Reply.Success().With("result", priced.Value.Select(LineFields.Of)).Saving(session =>
        {
            foreach (var (line, row) in priced.Value.Zip(rows)) FeeLineStore.Add(session, line, row);
        });
    }

    /// <summary>All rows are of one visit, and no number is taken.</summary>
    private static Judged<Visit> Check(Session session, string institution, IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0) return new Refusal("input.feedetail节点不能为空");
        var visit = OwnVisit.Find(session, institution, rows[0], "feedetail[0]");
        if (visit.Refusal is not null) return visit;
        var taken = FeeLineStore.Of(session, visit.Value.MdtrtId).Select(line => line.FeedetlSn)
            .ToHashSet(StringComparer.Ordinal);
        var diseases = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Text("mdtrt_id") != visit.Value.MdtrtId || row.Text("psn_no") != visit.Value.PsnNo)
                return new Refusal($"feedetail[{i}].mdtrt_id(就诊ID)：一次上传只能含同一就诊、同一人员的明细");
            if (!taken.Add(row.Text("feedetl_sn")))
                return new Refusal($"feedetail[{i}].feedetl_sn(费用明细流水号)在本次就诊内重复");
            if (diseases.TryGetValue(row.Text("chrg_bchno"), out var disease) && disease != row.Text("dise_codg"))
                return new Refusal($"feedetail[{i}].dise_codg(病种编码)：同一收费批次的病种编码应一致");
            diseases[row.Text("chrg_bchno")] = row.Text("dise_codg");
        }

        return visit;
    }
}

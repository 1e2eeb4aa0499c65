using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>The bill as its lines add up to, in fen. Total is the sum of the four parts.</summary>
internal sealed record BillAmounts(
    long TotalFen, long InScopeFen, long FullySelfPaidFen, long OverPriceLimitFen, long PreSelfPaidFen)
{
    /// <summary>Adds lines up.</summary>
    public static BillAmounts Of(IEnumerable<FeeLine> lines) => lines.Aggregate(
        new BillAmounts(0, 0, 0, 0, 0),
        (sum, line) => new BillAmounts(
            sum.TotalFen + line.AmountFen,
            sum.InScopeFen + line.InScopeFen,
            sum.FullySelfPaidFen + line.FullySelfPaidFen,
            sum.OverPriceLimitFen + line.OverPriceLimitFen,
            sum.PreSelfPaidFen + line.PreSelfPaidFen));

    /// <summary>The same bill, taken back.</summary>
    public BillAmounts Negated() =>
        new(-TotalFen, -InScopeFen, -FullySelfPaidFen, -OverPriceLimitFen, -PreSelfPaidFen);

    /// <summary>What is wrong with the total that was sent; null when it is the lines'.</summary>
    public string? TotalProblem(Row data, string node) => data.Fen("medfee_sumamt") == TotalFen
        ? null
        : $"{node}.medfee_sumamt(医疗费总额) {data["medfee_sumamt"]} 与费用明细合计 {ExactNumber.Yuan(TotalFen)} 不符";

    /// <summary>Where the four parts that were sent differ from the lines'; null when they do not.</summary>
    public string? PartsWarning(Row data)
    {
        (string Field, long Fen)[] parts =
        [
            ("fulamt_ownpay_amt", FullySelfPaidFen), ("overlmt_selfpay", OverPriceLimitFen),
            ("preselfpay_amt", PreSelfPaidFen), ("inscp_scp_amt", InScopeFen),
        ];
        var differing = parts.Where(part => data[part.Field] is not null && data.Fen(part.Field) != part.Fen)
            .Select(part => $"{part.Field} {data[part.Field]}→{ExactNumber.Yuan(part.Fen)}").ToList();
        return differing.Count == 0 ? null : $"上传金额与费用明细不一致，已以明细为准：{string.Join("；", differing)}";
    }
}

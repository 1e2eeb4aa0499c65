using Claims.V1;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Nhsa.Reconciling;

/// <summary>A record of the result of 3202.</summary>
internal static class ResultRow
{
    /// <summary>A record that the institution sent.</summary>
    public static Row OfSent(SentRecord record, CompareDetailsResponse? difference)
    {
        var row = new Row
        {
            ["psn_no"] = record.Sent["psn_no"],
            ["mdtrt_id"] = record.Sent["mdtrt_id"],
            ["setl_id"] = record.Sent["setl_id"],
            ["msgid"] = record.Detail.ClaimNumber,
            ["stmt_rslt"] = difference?.Kind switch
            {
                null => "0",
                DifferenceKind.MissingHere => "2",
                _ => "3",
            },
            ["refd_setl_flag"] = record.Detail.Reversal ? "1" : "0",
            ["memo"] = difference is null ? null : CauseOf(difference.Cause),
        };
        // With a difference the centre's amounts, so that both sides can be seen beside each other.
        return Amounts(row, difference?.Here ?? record.Detail);
    }

    /// <summary>A record that only the centre has.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="kept">The settlement; null when it came in by another way.</param>
    public static Row OfMissing(CompareDetailsResponse difference, KeptSettlement? kept)
    {
        var row = new Row
        {
            ["psn_no"] = kept?.PsnNo,
            ["mdtrt_id"] = kept?.MdtrtId,
            ["setl_id"] = difference.Here.Reversal ? kept?.ReversalId : kept?.SetlId,
            ["msgid"] = difference.Here.ClaimNumber,
            ["stmt_rslt"] = "1",
            ["refd_setl_flag"] = difference.Here.Reversal ? "1" : "0",
            ["memo"] = CauseOf(difference.Cause),
        };
        return Amounts(row, difference.Here);
    }

    private static Row Amounts(Row row, DetailRow record)
    {
        var sign = record.Reversal ? -1 : 1;
        return row.WithFen("medfee_sumamt", sign * record.TotalFen)
            .WithFen("fund_pay_sumamt", sign * record.FundFen)
            .WithFen("acct_pay", sign * record.AccountFen);
    }

    private static string? CauseOf(DifferenceCause cause) => cause switch
    {
        DifferenceCause.LostAnswer => "中心已结算而机构未入账：请补记，或以msgid冲正(2601)",
        DifferenceCause.Repeated => "同一费用以不同报文ID重复结算",
        DifferenceCause.ReversedOnOneSide => "仅一方已退费",
        DifferenceCause.NeverSettled => "中心未结算：被拒绝或未到达",
        DifferenceCause.OtherDay => "结算或退费日期不在对账区间",
        DifferenceCause.Amount => "金额不一致",
        _ => null,
    };
}

using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// The identities among the amounts of an answer. They hold on every answer, or it is not given: a broken
/// one is
/// a fault of the service, never of the caller.
/// </summary>
internal static class AmountIdentities
{
    private static readonly string[] Funds =
    [
        "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "hifdm_pay", "maf_pay", "oth_pay",
    ];

    /// <summary>Holds a settlement's answer to the identities.</summary>
    /// <param name="settlement">setlinfo.</param>
    /// <param name="details">setldetail.</param>
    /// <exception cref="InvalidOperationException">One does not hold.</exception>
    public static void Assert(Row settlement, IReadOnlyList<Row> details)
    {
        foreach (var (holds, identity) in Of(settlement, details))
        {
            if (!holds) throw new InvalidOperationException($"An answer breaks {identity}.");
        }
    }

    /// <summary>Holds a line's answer to its identity.</summary>
    /// <exception cref="InvalidOperationException">It does not hold.</exception>
    public static void AssertLine(Row line)
    {
        if (line.Fen("det_item_fee_sumamt") != line.Fen("fulamt_ownpay_amt") + line.Fen("overlmt_amt")
            + line.Fen("preselfpay_amt") + line.Fen("inscp_scp_amt"))
        {
            throw new InvalidOperationException("A line's answer breaks amount = sum of its four parts.");
        }
    }

    /// <summary>Each identity and whether it holds.</summary>
    public static IEnumerable<(bool Holds, string Identity)> Of(Row settlement, IReadOnlyList<Row> details)
    {
        long Fen(string field) => settlement.Fen(field);
        yield return (
            Fen("medfee_sumamt") == Fen("fund_pay_sumamt") + Fen("psn_part_amt") + Fen("hosp_part_amt"),
            "medfee_sumamt = fund_pay_sumamt + psn_part_amt + hosp_part_amt");
        yield return (
            Fen("psn_part_amt") == Fen("acct_pay") + Fen("psn_cash_pay"), "psn_part_amt = acct_pay + psn_cash_pay");
        yield return (
            Math.Abs(Fen("acct_mulaid_pay")) <= Math.Abs(Fen("acct_pay")), "acct_mulaid_pay is a part of acct_pay");
        yield return (Fen("fund_pay_sumamt") == Funds.Sum(Fen), "fund_pay_sumamt = sum of the funds");
        yield return (
            Fen("medfee_sumamt") == Fen("fulamt_ownpay_amt") + Fen("overlmt_selfpay") + Fen("preselfpay_amt")
                + Fen("inscp_scp_amt"),
            "medfee_sumamt = fulamt_ownpay_amt + overlmt_selfpay + preselfpay_amt + inscp_scp_amt");
        yield return (
            details.Sum(row => row.Fen("fund_payamt")) == Fen("medfee_sumamt") - Fen("psn_cash_pay"),
            "sum of fund_payamt = medfee_sumamt - psn_cash_pay");
        yield return (
            Math.Abs(Fen("fund_pay_sumamt")) <= Math.Abs(Fen("inscp_scp_amt"))
                && Math.Abs(Fen("act_pay_dedc")) <= Math.Abs(Fen("inscp_scp_amt")),
            "fund_pay_sumamt and act_pay_dedc are parts of inscp_scp_amt");
    }
}

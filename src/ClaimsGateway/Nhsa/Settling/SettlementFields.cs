using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.People;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// What is answered of a settlement: setlinfo and setldetail of 2101, 2102, 2103, 2206, 2207, 2208 and
/// 5203. A
/// table takes the fields that it declares.
/// </summary>
internal static class SettlementFields
{
    /// <summary>职工门诊统筹基金.</summary>
    public const string FundType = "310102";

    /// <summary>城镇职工基本医疗保险个人账户基金.</summary>
    public const string AccountType = "310200";

    private const int MaxProcess = 4000;

    private static readonly string[] UnusedFunds =
    [
        "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay", "hifdm_pay", "hosp_part_amt",
        "pref_fund_pay",
    ];

    /// <summary>A decided bill.</summary>
    /// <param name="kept">The settlement.</param>
    /// <param name="bill">The bill, below 0 on a reversal.</param>
    /// <param name="paid">Who pays what.</param>
    /// <param name="person">For whom.</param>
    public static Row Of(KeptSettlement kept, BillAmounts bill, PaidAmounts paid, Person person)
    {
        var row = person.Describe(new Row(), kept.Day);
        row["mdtrt_id"] = kept.MdtrtId;
        row["insutype"] = kept.Insutype;
        row["mdtrt_cert_type"] = kept.MdtrtCertType;
        row["med_type"] = kept.MedType;
        row["medins_setl_id"] = kept.Msgid;
        row["clr_type"] = kept.ClrType;
        row["pool_prop_selfpay"] = ExactNumber.Format(paid.FundRateE4, 4);
        if (kept.AmountsDiffered != 0) row["exp_content"] = """{"amt_differ_flag":"1"}""";
        foreach (var fund in UnusedFunds) row.WithFen(fund, 0);
        return row
            .WithFen("medfee_sumamt", bill.TotalFen)
            .WithFen("fulamt_ownpay_amt", bill.FullySelfPaidFen)
            .WithFen("overlmt_selfpay", bill.OverPriceLimitFen)
            .WithFen("preselfpay_amt", bill.PreSelfPaidFen)
            .WithFen("inscp_scp_amt", bill.InScopeFen)
            .WithFen("act_pay_dedc", paid.DeductibleFen)
            .WithFen("hifp_pay", paid.FundFen)
            .WithFen("fund_pay_sumamt", paid.FundFen)
            .WithFen("psn_part_amt", paid.AccountFen + paid.FamilyFen + paid.CashFen)
            .WithFen("psn_pay", paid.AccountFen + paid.FamilyFen + paid.CashFen)
            .WithFen("acct_pay", paid.AccountFen + paid.FamilyFen)
            .WithFen("acct_mulaid_pay", paid.FamilyFen)
            .WithFen("psn_cash_pay", paid.CashFen)
            .WithFen("pdn_cash_pay", paid.CashFen)
            .WithFen("cash_payamt", paid.CashFen)
            .WithFen("balc", paid.BalanceFen);
    }

    /// <summary>What only a settled bill has: 结算ID, time, and who clears it.</summary>
    public static Row WithSettled(Row row, string setlId, string? settledAt, string division)
    {
        row["setl_id"] = setlId;
        row["setl_time"] = settledAt;
        row["clr_optins"] = division;
        row["clr_way"] = "1";
        return row;
    }

    /// <summary>One row for each payer of the insurance that takes part.</summary>
    public static IReadOnlyList<Row> DetailsOf(BillAmounts bill, PaidAmounts paid, string process = "")
    {
        var rows = new List<Row>(2);
        if (paid.FundFen != 0) rows.Add(DetailOf(FundType, "职工门诊统筹基金", bill, paid.FundFen, process));
        if (paid.AccountFen + paid.FamilyFen != 0)
            rows.Add(DetailOf(AccountType, "城镇职工基本医疗保险个人账户基金", bill, paid.AccountFen + paid.FamilyFen, ""));
        return rows;
    }

    private static Row DetailOf(string type, string name, BillAmounts bill, long fen, string process) => new Row
    {
        ["fund_pay_type"] = type,
        ["fund_pay_type_name"] = name,
        ["setl_proc_info"] = process.Length switch
        {
            0 => null,
            > MaxProcess => process[..MaxProcess],
            _ => process,
        },
    }
        .WithFen("inscp_scp_amt", bill.InScopeFen)
        .WithFen("fund_payamt", fen);
}

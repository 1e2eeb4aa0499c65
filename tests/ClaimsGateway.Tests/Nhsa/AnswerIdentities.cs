using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>
/// The identities among the amounts of an answer, read from what was sent: the gateway's own check plays no part.
/// </summary>
internal static class AnswerIdentities
{
    private static readonly string[] Funds =
    [
        "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "hifdm_pay", "maf_pay", "oth_pay",
    ];

    private static readonly string[] Parts =
        ["fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"];

    /// <summary>Holds an answer to the identities; false when it is none of a settlement.</summary>
    public static bool Check(JsonObject answer)
    {
        if (answer["output"] is not JsonObject output || output["setlinfo"] is not JsonObject info) return false;
        var text = output.ToJsonString();
        var (total, fund, account) = (Fen(info, "medfee_sumamt"), Fen(info, "fund_pay_sumamt"), Fen(info, "acct_pay"));
        // 5203 has other names for the person's part and the cash.
        var person = Fen(info, info.ContainsKey("psn_part_amt") ? "psn_part_amt" : "psn_pay");
        var cash = Fen(info, info.ContainsKey("psn_cash_pay") ? "psn_cash_pay" : "cash_payamt");
        var hospital = FenOrNone(info, "hosp_part_amt");
        Assert.That(total, Is.EqualTo(fund + person + hospital), text);
        Assert.That(person, Is.EqualTo(account + cash), text);
        Assert.That(Math.Abs(FenOrNone(info, "acct_mulaid_pay")), Is.LessThanOrEqualTo(Math.Abs(account)), text);
        Assert.That(fund, Is.EqualTo(Funds.Sum(name => FenOrNone(info, name))), text);
        Assert.That(total, Is.EqualTo(Parts.Sum(name => Fen(info, name))), text);
        Assert.That(
            output["setldetail"]!.AsArray().Sum(row => Fen(row!.AsObject(), "fund_payamt")),
            Is.EqualTo(total - cash), text);
        var inScope = Math.Abs(Fen(info, "inscp_scp_amt"));
        Assert.That(Math.Abs(fund), Is.LessThanOrEqualTo(inScope), text);
        Assert.That(Math.Abs(FenOrNone(info, "act_pay_dedc")), Is.LessThanOrEqualTo(inScope), text);
        return true;
    }

    private static long FenOrNone(JsonObject row, string name) => row.ContainsKey(name) ? Fen(row, name) : 0;

    private static long Fen(JsonObject row, string name)
    {
        var text = row[name]?.ToString();
        Assert.That(ExactNumber.TryParse(text, 2, out var fen), Is.True, $"{name} is {text} in {row.ToJsonString()}");
        return fen;
    }
}

using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Nhsa.Reconciling;

/// <summary>
/// 3201: compares an institution's totals of some days with the service's. Sums are settlements less
/// reversals.
/// The count may be of all records or of what is left standing, since both are in use.
/// </summary>
internal sealed class TotalsReconciled(
    ReconciliationService.ReconciliationServiceClient reconciliation, ContractCalls calls) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["3201"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        var (from, until) = (data.Day("stmt_begndate"), data.Day("stmt_enddate"));
        if (until < from) return Reply.Failure("data.stmt_enddate(对账结束日期)早于对账开始日期");
        if (CareKind.ClearingOf(data.Text("clr_type")) is not { } category)
            return Reply.Failure("data.clr_type(清算类别)不属于门诊结算范围，可用：11 12 13 14 15 41");
        // Other insurances have no outpatient benefit here (I11): nothing of them is ever settled.
        if (data.Text("insutype") != Person.EmployeeInsurance) return Compared(data, new ClaimTotals());
        var asked = await calls.AskAsync(
            reconciliation.CompareTotalsAsync,
            new CompareTotalsRequest
            {
                InstitutionId = call.Institution,
                From = from.ToContract(),
                Until = until.ToContract(),
                Category = category,
                Totals = new ClaimTotals
                {
                    TotalFen = data.Fen("medfee_sumamt"),
                    FundFen = data.Fen("fund_pay_sumamt"),
                    AccountFen = data.Fen("acct_pay"),
                    CashFen = data.Fen("medfee_sumamt") - data.Fen("fund_pay_sumamt") - data.Fen("acct_pay"),
                },
            },
            cancellation);
        return asked.Refusal is { } refusal ? refusal : Compared(data, asked.Value.Totals);
    }

    private static Reply Compared(Row data, ClaimTotals here)
    {
        var differing = new List<string>(4);
        void Compare(string field, long fen)
        {
            if (data.Fen(field) != fen) differing.Add($"{field} 上传{data[field]} 中心{ExactNumber.Yuan(fen)}");
        }

        Compare("medfee_sumamt", here.TotalFen);
        Compare("fund_pay_sumamt", here.FundFen);
        Compare("acct_pay", here.AccountFen);
        var count = data.Scaled("fixmedins_setl_cnt", 0);
        var (records, standing) = (here.Settled + here.Reversed, here.Settled - here.Reversed);
        if (count != records && count != standing)
            differing.Add($"fixmedins_setl_cnt 上传{count} 中心{records}（含退费）或{standing}（不含退费）");
        return Reply.Success().With("stmtinfo", new Row
        {
            ["setl_optins"] = data["setl_optins"],
            ["stmt_rslt"] = differing.Count == 0 ? "0" : "1",
            ["stmt_rslt_dscr"] = differing.Count == 0 ? "对账一致" : string.Join("；", differing),
        });
    }
}

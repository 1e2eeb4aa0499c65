using System.Text.Json;
using Claims.V1;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Nhsa.People;

/// <summary>2001: whether the pooled fund and the account would pay for somebody on a day.</summary>
internal sealed class EntitlementCheck(PersonDirectory people) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2001"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        var day = data.Day("begntime");
        if (data.Text("fixmedins_code") != call.Institution)
            return Reply.Failure("data.fixmedins_code(定点医药机构编号)与报文的机构不符");
        var person = await people.FindAsync(data.Text("psn_no"), day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        if (person.Value.InsuranceProblem(data.Text("insutype"), day) is { } problem)
            return Reply.Failure($"data.{problem}");
        var care = CareKind.AtHospital(data.Text("med_type")) ?? CareKind.OfPharmacy(data.Text("med_type"));
        return Reply.Success().With("trtinfo", FundOf(person.Value, day, care));
    }

    private static Row FundOf(Person person, DateOnly day, CareKind? care)
    {
        var row = new Row
        {
            ["psn_no"] = person.Member.MemberId,
            ["trt_chk_type"] = "01",
            ["fund_pay_type"] = SettlementFields.FundType,
            ["begndate"] = ShanghaiClock.Text(day),
        };
        var answer = person.Answer;
        var refusal = answer.StandingCase == GetMemberResponse.StandingOneofCase.Refusal
            ? $"{answer.Refusal.MessageZh}[{answer.Refusal.RuleId}]"
            : care switch
            {
                null => "该医疗类别不属于门诊结算范围",
                // The standing is that of ordinary outpatient care.
                { VisitKind: VisitKind.ChronicSpecial } => "门诊慢特病的待遇以预结算(2206)为准[I11]",
                _ => null,
            };
        row["trt_enjymnt_flag"] = refusal is null ? "1" : "0";
        row["trt_chk_rslt"] = refusal;
        if (refusal is null)
        {
            row["enddate"] = ShanghaiClock.Text(new DateOnly(day.Year, 12, 31));
            row["exp_content"] = RoomOf(answer.Entitlement);
        }

        return row;
    }

    /// <summary>What is left of the year, in yuan.</summary>
    private static string RoomOf(Entitlement entitlement) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["dedc_std"] = ExactNumber.Yuan(entitlement.DeductibleFen),
        ["dedc_left"] = ExactNumber.Yuan(entitlement.DeductibleLeftFen),
        ["inscp_cum"] = ExactNumber.Yuan(entitlement.InScopeFen),
        ["lmt_left"] = ExactNumber.Yuan(entitlement.LimitLeftFen),
    });
}

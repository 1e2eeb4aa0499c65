using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.People;

/// <summary>
/// 1201: an institution by its code. Names are not searched, so that nobody lists institutions.
/// </summary>
internal sealed class InstitutionInformation(
    InstitutionService.InstitutionServiceClient institutions, ContractCalls calls) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["1201"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var input = call.Input.One("medinsinfo");
        if (input["fixmedins_code"] is not { } code)
            return Reply.Failure("medinsinfo.fixmedins_code(定点医药机构编号)不能为空：本服务不按名称查询");
        var asked = await calls.AskAsync(
            institutions.GetInstitutionAsync, new GetInstitutionRequest { InstitutionId = code }, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal.IsNotFound
                ? Reply.Failure("medinsinfo.fixmedins_code(定点医药机构编号)不存在")
                : refusal;
        }

        var institution = asked.Value.Institution;
        var type = institution.Kind == InstitutionKind.Pharmacy ? "2" : "1";
        if (type != input.Text("fixmedins_type"))
            return Reply.Failure("medinsinfo.fixmedins_type(定点医疗服务机构类型)与登记不符");
        return Reply.Success().With("medinsinfo", new Row
        {
            ["fixmedins_code"] = institution.InstitutionId,
            ["fixmedins_name"] = institution.Name,
            ["fixmedins_type"] = type,
            ["hosp_lv"] = LevelOf(institution, call.Today),
        });
    }

    /// <summary>医院等级: the grade is known, its class within the grade is not.</summary>
    private static string? LevelOf(Institution institution, DateOnly day)
    {
        var period = institution.Periods.LastOrDefault(period => period.From.ToDay() <= day);
        return period?.Grade switch
        {
            HospitalGrade.Third => "12",
            HospitalGrade.Second => "13",
            HospitalGrade.First => "14",
            HospitalGrade.UnratedPrimary => "11",
            _ => null,
        };
    }
}

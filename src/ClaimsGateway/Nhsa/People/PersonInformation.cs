using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.People;

/// <summary>1101: who somebody is and how insured, found by the certificate number.</summary>
internal sealed class PersonInformation(NhsaOptions options, NhsaDatabase database, PersonDirectory people)
    : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["1101"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var found = Find(call.Data);
        if (found.Refusal is { } refusal) return refusal;
        var day = call.Data["begntime"] is null ? call.Today : call.Data.Day("begntime");
        var person = await people.FindAsync(found.Value.PsnNo, day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        return Reply.Success()
            .With("baseinfo", person.Value.Describe(new Row(), day))
            .With("insuinfo", InsuranceOf(person.Value, day));
    }

    /// <summary>
    /// By certno, or by mdtrt_cert_no where certificate and voucher are one: an e-voucher or a card number
    /// says
    /// nothing to a service that does not know them.
    /// </summary>
    private Judged<PersonIdentity> Find(Row data)
    {
        var number = data["certno"] ?? (data.Text("mdtrt_cert_type") == "02" ? data["mdtrt_cert_no"] : null);
        if (number is null)
        {
            return new Refusal(data.Text("mdtrt_cert_type") == "02"
                ? "data.mdtrt_cert_no(就诊凭证编号)不能为空"
                : "data.certno(证件号码)不能为空：本服务不能凭电子凭证或社保卡号查询");
        }

        if (database.Read(session => IdentityStore.FindByCertificate(session, number)) is not { } identity)
            return new Refusal("data.certno(证件号码)没有登记的参保人员");
        return data["psn_name"] is { } name && name != identity.Name
            ? new Refusal("data.psn_name(人员姓名)与登记不一致")
            : identity;
    }

    private Row InsuranceOf(Person person, DateOnly day)
    {
        var first = person.Member.Periods[0].From.ToDay()!.Value;
        var last = person.Member.CoverageUntil.ToDay();
        return new Row
        {
            ["balc"] = ExactNumber.Yuan(person.BalanceFen),
            ["insutype"] = person.InsuranceOn(day),
            ["psn_type"] = person.PersonTypeOn(day),
            ["psn_insu_stas"] = day < first ? "0" : last < day ? "4" : "1",
            ["psn_insu_date"] = ShanghaiClock.Text(first),
            ["paus_insu_date"] = last is { } end ? ShanghaiClock.Text(end) : null,
            ["cvlserv_flag"] = "0",
            ["insuplc_admdvs"] = options.Division,
        };
    }
}

using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Identities;

namespace ClaimsGateway.Nhsa.People;

/// <summary>A member, with the identity that is kept apart.</summary>
/// <param name="Answer">The member as the service knows them.</param>
/// <param name="Identity">Who that is; null when no identity is registered.</param>
internal sealed record Person(GetMemberResponse Answer, PersonIdentity? Identity)
{
    /// <summary>310: 职工基本医疗保险.</summary>
    public const string EmployeeInsurance = "310";

    /// <summary>390: 城乡居民基本医疗保险.</summary>
    public const string ResidentInsurance = "390";

    /// <summary>The member.</summary>
    public Member Member => Answer.Member;

    /// <summary>The own account's balance, in fen.</summary>
    public long BalanceFen => Answer.BalanceFen;

    /// <summary>The birth date.</summary>
    public DateOnly BirthDay => Member.BirthDate.ToDay()!.Value;

    /// <summary>The coverage of a day; the first one for a day before it.</summary>
    public CoveragePeriod PeriodOn(DateOnly day) =>
        Member.Periods.LastOrDefault(period => period.From.ToDay() <= day) ?? Member.Periods[0];

    /// <summary>险种类型 of a day.</summary>
    public string InsuranceOn(DateOnly day) =>
        PeriodOn(day).Scheme == Scheme.Resident ? ResidentInsurance : EmployeeInsurance;

    /// <summary>人员类别 of a day: 11, 12, 34 of the employee scheme, 15 of the resident scheme.</summary>
    public string PersonTypeOn(DateOnly day) => PeriodOn(day) switch
    {
        { Scheme: Scheme.Resident } => "15",
        { EmploymentStatus: EmploymentStatus.Retiree } => "12",
        { EmploymentStatus: EmploymentStatus.VeteranWorker } => "34",
        _ => "11",
    };

    /// <summary>What is wrong with the insurance that a call names; null when it is the member's.</summary>
    public string? InsuranceProblem(string insutype, DateOnly day)
    {
        if (insutype is not (EmployeeInsurance or ResidentInsurance))
            return "insutype(险种类型)不在本服务结算范围，可用：310 390";
        return insutype == InsuranceOn(day) ? null : "insutype(险种类型)与参保信息不符";
    }

    /// <summary>年龄 in tenths of a year.</summary>
    public long AgeTenthsOn(DateOnly day)
    {
        var months = ((day.Year - BirthDay.Year) * 12) + day.Month - BirthDay.Month;
        if (day.Day < BirthDay.Day) months--;
        return Math.Max(0, months) * 10 / 12;
    }

    /// <summary>
    /// Fills in who the person is and how insured: the fields that every settlement answers.
    /// </summary>
    public Row Describe(Row row, DateOnly day)
    {
        row["psn_no"] = Member.MemberId;
        row["psn_name"] = Identity?.Name;
        row["psn_cert_type"] = Identity?.CertificateType;
        row["certno"] = Identity?.CertificateNumber;
        row["gend"] = Identity?.Sex;
        row["naty"] = Identity is { Nation.Length: > 0 } known ? known.Nation : null;
        row["brdy"] = ShanghaiClock.Text(BirthDay);
        row["age"] = ExactNumber.Format(AgeTenthsOn(day), 1);
        row["insutype"] = InsuranceOn(day);
        row["psn_type"] = PersonTypeOn(day);
        // Whether somebody is a civil servant is not known to the service and changes nothing.
        row["cvlserv_flag"] = "0";
        return row;
    }
}

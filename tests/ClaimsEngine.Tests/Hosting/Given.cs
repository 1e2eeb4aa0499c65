using System.Globalization;
using Claims.V1;
using Google.Type;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Members, institutions and claims to start from.</summary>
internal static class Given
{
    public static Date Day(string day)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        return new Date { Year = date.Year, Month = date.Month, Day = date.Day };
    }

    public static Member Active(
        string id = "M1", string birth = "1980-05-05", string from = "2022-01-01", long baseFen = 500_000) =>
        Member(id, birth, (from, EmploymentStatus.Active, baseFen));

    public static Member Retiree(string id, string birth) => Member(id, birth, ("2022-01-01", EmploymentStatus.Retiree, 0));

    public static Member Member(
        string id, string birth, params (string From, EmploymentStatus Status, long BaseFen)[] periods)
    {
        var member = new Member { MemberId = id, BirthDate = Day(birth) };
        member.Periods.AddRange(periods.Select(period => new CoveragePeriod
        {
            From = Day(period.From),
            Scheme = Scheme.Employee,
            EmploymentStatus = period.Status,
            FundingMode = FundingMode.Unified,
            ContributionBaseFen = period.BaseFen,
        }));
        return member;
    }

    public static Institution Hospital(int level, string? id = null) =>
        Hospital(id ?? $"H{level}", ("2020-01-01", (HospitalGrade)level, true));

    public static Institution Hospital(string id, params (string From, HospitalGrade Grade, bool Designated)[] periods) =>
        Institution(id, InstitutionKind.Hospital, periods);

    public static Institution Pharmacy(string id = "P1") =>
        Institution(id, InstitutionKind.Pharmacy, ("2020-01-01", HospitalGrade.Unspecified, true));

    public static Claim Claim(
        string number, string institution, string day, long totalFen, long? inScopeFen = null, string member = "M1") =>
        new()
        {
            InstitutionId = institution,
            ClaimNumber = number,
            MemberId = member,
            ServiceDate = Day(day),
            TotalFen = totalFen,
            InScopeFen = inScopeFen ?? totalFen,
            FullySelfPaidFen = totalFen - (inScopeFen ?? totalFen),
        };

    private static Institution Institution(
        string id, InstitutionKind kind, params (string From, HospitalGrade Grade, bool Designated)[] periods)
    {
        var institution = new Institution { InstitutionId = id, Kind = kind, Name = id };
        institution.Periods.AddRange(periods.Select(period => new InstitutionPeriod
        {
            From = Day(period.From),
            Grade = period.Grade,
            District = "120101",
            Designated = period.Designated,
        }));
        return institution;
    }
}

using System.Globalization;
using Claims.V1;
using Google.Type;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Members, institutions and claims to start from.</summary>
internal static class Given
{
    public static Date Day(string day)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        return new Date { Year = date.Year, Month = date.Month, Day = date.Day };
    }

    public static Member Active(string id = "M1", string birth = "1980-05-05", string from = "2022-01-01", long baseFen = 500_000) =>
        Member(id, birth, (from, EmploymentStatus.Active, baseFen));

    public static Member Retiree(string id, string birth) => Member(id, birth, ("2022-01-01", EmploymentStatus.Retiree, 0));

    public static Member Member(string id, string birth, params (string From, EmploymentStatus Status, long BaseFen)[] periods)
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

    /// <summary>Registers three hospitals H1 to H3 of their levels, a pharmacy P1, and members.</summary>
    public static async Task RegisterAsync(this TestEngine engine, params Member[] members)
    {
        Institution[] institutions = [Hospital(1), Hospital(2), Hospital(3), Pharmacy()];
        foreach (var institution in institutions) await engine.RegisterAsync(institution);
        foreach (var member in members)
            await engine.Members.UpsertMemberAsync(new UpsertMemberRequest { Member = member });
    }

    public static async Task RegisterAsync(this TestEngine engine, Institution institution) =>
        await engine.Institutions.UpsertInstitutionAsync(new UpsertInstitutionRequest { Institution = institution });

    public static async Task<V1.Settlement> SettleAsync(this TestEngine engine, Claim claim)
    {
        var answer = await engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
        Assert.That(answer.OutcomeCase, Is.EqualTo(SettleResponse.OutcomeOneofCase.Settlement), $"{answer.Refusal}");
        return answer.Settlement;
    }

    public static async Task<Refusal> RefuseAsync(this TestEngine engine, Claim claim)
    {
        var answer = await engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
        Assert.That(answer.OutcomeCase, Is.EqualTo(SettleResponse.OutcomeOneofCase.Refusal), $"{answer.Settlement}");
        return answer.Refusal;
    }

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

using Claims.V1;
using Google.Type;

namespace ClaimsGateway.Sandbox;

/// <summary>Who is in a fresh sandbox. Invented, and named for what they show.</summary>
internal static class SandboxPeople
{
    /// <summary>The hospital and the member of the first claim.</summary>
    public const string HospitalLevel1 = "hospital-1";

    /// <inheritdoc cref="HospitalLevel1" />
    public const string MemberActive = "member-active";

    /// <summary>The pharmacy.</summary>
    public const string Pharmacy = "pharmacy";

    private static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);
    private static readonly DateOnly Since = new(2020, 1, 1);

    /// <summary>
    /// A hospital of each level, a community centre without one, a pharmacy, and a hospital that is designated no more.
    /// </summary>
    public static IReadOnlyList<Institution> Institutions { get; } =
    [
        Hospital(HospitalLevel1, "沙箱一级医院 Sandbox hospital, level 1", HospitalGrade.First, "和平区"),
        Hospital("hospital-2", "沙箱二级医院 Sandbox hospital, level 2", HospitalGrade.Second, "南开区"),
        Hospital("hospital-3", "沙箱三级医院 Sandbox hospital, level 3", HospitalGrade.Third, "河西区"),
        Hospital(
            "community-centre", "沙箱社区卫生服务中心 Sandbox community centre", HospitalGrade.UnratedPrimary, "和平区"),
        Place(
            Pharmacy, InstitutionKind.Pharmacy, "沙箱药店 Sandbox pharmacy", HospitalGrade.Unspecified, "和平区"),
        ClosedHospital(),
    ];

    /// <summary>A member of each standing, one whose coverage has ended and one whose coverage is new.</summary>
    public static IReadOnlyList<SandboxMember> Members { get; } =
    [
        new(Employee(MemberActive, new(1985, 5, 20), EmploymentStatus.Active, 800_000), 10_000, 2),
        new(Employee("member-retiree", new(1958, 3, 15), EmploymentStatus.Retiree, 0), 50_000, 1),
        new(Employee("member-retiree-70", new(1948, 10, 1), EmploymentStatus.Retiree, 0), 50_000, 1),
        new(Employee("member-veteran", new(1931, 7, 7), EmploymentStatus.VeteranWorker, 0), 0, 1),
        new(Resident("member-resident", new(1995, 2, 28)), 0, 0),
        new(
            Employee("member-ended", new(1979, 11, 11), EmploymentStatus.Active, 600_000, new(2022, 6, 30)),
            0, 0),
        new(Employee("member-new", new(1990, 9, 9), EmploymentStatus.Active, 500_000, since: new(2022, 12, 1)), 0, 0),
    ];

    /// <summary>The day in Asia/Shanghai (I8), which has no summer time.</summary>
    public static DateOnly TodayAt(DateTimeOffset now) =>
        DateOnly.FromDateTime(now.ToOffset(ShanghaiOffset).DateTime);

    /// <summary>A date as the contract writes it.</summary>
    public static Date DateOf(DateOnly date) =>
        new() { Year = date.Year, Month = date.Month, Day = date.Day };

    private static Institution Hospital(string id, string name, HospitalGrade grade, string district) =>
        Place(id, InstitutionKind.Hospital, name, grade, district);

    private static Institution ClosedHospital()
    {
        var hospital = Hospital(
            "hospital-closed", "沙箱已取消定点医院 Sandbox hospital without designation", HospitalGrade.First, "和平区");
        var closed = hospital.Periods[0].Clone();
        closed.From = DateOf(new(2022, 7, 1));
        closed.Designated = false;
        hospital.Periods.Add(closed);
        return hospital;
    }

    private static Institution Place(
        string id, InstitutionKind kind, string name, HospitalGrade grade, string district) => new()
        {
            InstitutionId = id,
            Kind = kind,
            Name = name,
            Periods =
            {
                new InstitutionPeriod
                {
                    From = DateOf(Since),
                    Grade = grade,
                    District = district,
                    Designated = true,
                },
            },
        };

    private static Member Employee(
        string id,
        DateOnly born,
        EmploymentStatus status,
        long baseFen,
        DateOnly? until = null,
        DateOnly? since = null) => new()
        {
            MemberId = id,
            BirthDate = DateOf(born),
            CoverageUntil = until is { } last ? DateOf(last) : null,
            Periods =
            {
                new CoveragePeriod
                {
                    From = DateOf(since ?? Since),
                    Scheme = Scheme.Employee,
                    EmploymentStatus = status,
                    FundingMode = FundingMode.Unified,
                    ContributionBaseFen = baseFen,
                },
            },
        };

    private static Member Resident(string id, DateOnly born) => new()
    {
        MemberId = id,
        BirthDate = DateOf(born),
        Periods = { new CoveragePeriod { From = DateOf(Since), Scheme = Scheme.Resident } },
    };
}

using Claims.V1;
using ClaimsGateway.Nhsa.People;

namespace ClaimsGateway.Tests.Nhsa.People;

/// <summary>A person without a service behind.</summary>
internal static class TestPerson
{
    public static Person Worker { get; } = Born(1986, 1, 1);

    public static Person Born(int year, int month, int day) => new(
        new GetMemberResponse
        {
            Member = new Member
            {
                MemberId = "P1",
                BirthDate = new() { Year = year, Month = month, Day = day },
                Periods =
                {
                    Period(2015, Scheme.Employee, EmploymentStatus.Active),
                    Period(2022, Scheme.Employee, EmploymentStatus.Retiree),
                    Period(2024, Scheme.Resident, EmploymentStatus.Unspecified),
                },
            },
        },
        null);

    private static CoveragePeriod Period(int year, Scheme scheme, EmploymentStatus status) => new()
    {
        From = new() { Year = year, Month = 7, Day = 1 },
        Scheme = scheme,
        EmploymentStatus = status,
    };
}

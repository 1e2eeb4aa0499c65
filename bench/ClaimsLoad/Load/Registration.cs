using Claims.V1;
using Google.Type;
using Grpc.Core;

namespace ClaimsLoad.Load;

/// <summary>Registers the hospital, the members and their accounts, once for any number of loads.</summary>
internal static class Registration
{
    private const int AtOnce = 64;
    private const long OpeningFen = 100_000_00;

    public static async Task RegisterAsync(ServiceClient service, ClaimSource claims, CancellationToken stop)
    {
        await service.Institutions.UpsertInstitutionAsync(
            new UpsertInstitutionRequest { Institution = Hospital(ClaimSource.CoveredFrom) }, cancellationToken: stop);
        var workers = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(claims.Members, workers, async (id, cancellation) =>
        {
            var options = new CallOptions(cancellationToken: cancellation);
            var member = Employee(id, ClaimSource.CoveredFrom);
            await service.Members.UpsertMemberAsync(new UpsertMemberRequest { Member = member }, options);
            await service.Accounts.OpenAccountAsync(
                new OpenAccountRequest { MemberId = id, BalanceFen = OpeningFen }, options);
        });
    }

    private static Institution Hospital(Date from) => new()
    {
        InstitutionId = ClaimSource.Hospital,
        Kind = InstitutionKind.Hospital,
        Name = "负载医院",
        Periods = { new InstitutionPeriod { From = from, Grade = HospitalGrade.Third, District = "120101", Designated = true } },
    };

    private static Member Employee(string id, Date from) => new()
    {
        MemberId = id,
        BirthDate = new Date { Year = 1980, Month = 5, Day = 5 },
        Periods =
        {
            new CoveragePeriod
            {
                From = from,
                Scheme = Scheme.Employee,
                EmploymentStatus = EmploymentStatus.Active,
                FundingMode = FundingMode.Unified,
                ContributionBaseFen = 500_000,
            },
        },
    };
}

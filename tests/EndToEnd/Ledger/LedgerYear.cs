using System.Collections.Concurrent;
using Claims.V1;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;

namespace EndToEnd.Ledger;

/// <summary>
/// A year taken through a running service the way its users would: contributions recorded and months credited,
/// prescriptions issued by hospitals and settled against by a pharmacy with lines, visits settled.
/// </summary>
internal sealed class LedgerYear(GrpcChannel channel, ImportedYear year)
{
    private const int AtOnce = 16;
    private const string Pharmacy = "year-pharmacy";
    private const string Drug = "DRUG-B10";

    private readonly AdjudicationService.AdjudicationServiceClient _claims = new(channel);
    private readonly AccountService.AccountServiceClient _accounts = new(channel);
    private readonly PrescriptionService.PrescriptionServiceClient _prescriptions = new(channel);

    /// <summary>The settled claims.</summary>
    public ConcurrentBag<Settlement> Settled { get; } = [];

    /// <summary>The refused claims' reasons.</summary>
    public ConcurrentBag<Reason> Refused { get; } = [];

    /// <summary>Registers institutions, the catalogue and members.</summary>
    public async Task RegisterAsync()
    {
        var institutions = new InstitutionService.InstitutionServiceClient(channel);
        for (var level = 1; level <= 3; level++)
            await institutions.UpsertInstitutionAsync(Standing(Hospital(level), InstitutionKind.Hospital, (HospitalGrade)level));
        await institutions.UpsertInstitutionAsync(Standing(Pharmacy, InstitutionKind.Pharmacy, HospitalGrade.Unspecified));
        await new CatalogueService.CatalogueServiceClient(channel).ImportCatalogueAsync(new ImportCatalogueRequest
        {
            Csv = $"item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until\n{Drug},drug,B,1000,,2022-01-01,\n",
        });
        var members = new MemberService.MemberServiceClient(channel);
        await EachAsync(year.Members, async member =>
            await members.UpsertMemberAsync(new UpsertMemberRequest { Member = MessageOf(member) }));
    }

    /// <summary>Links every other member to the one before as a spouse whose account may pay.</summary>
    public async Task LinkHalfAsync()
    {
        var families = new FamilyService.FamilyServiceClient(channel);
        var pairs = year.Members.Chunk(4).Where(four => four.Length > 1);
        await EachAsync(pairs, async four => await families.LinkFamilyAsync(new LinkFamilyRequest
        {
            Link = new FamilyLink
            {
                OwnerMemberId = four[0].Id,
                RelativeMemberId = four[1].Id,
                Relation = Relation.Spouse,
                Priority = 1,
                From = MessageOf(new DateOnly(2022, 1, 1)),
            },
        }));
    }

    /// <summary>Takes the year through the service, month by month.</summary>
    public async Task RunAsync()
    {
        for (var month = new DateOnly(2022, 1, 1); month.Year == 2022; month = month.AddMonths(1))
        {
            await EachAsync(year.Members, member => ContributeAsync(member, month));
            var request = new RunMonthlyCreditsRequest { Month = MessageOf(month) };
            using (var run = _accounts.RunMonthlyCredits(request))
            {
                await foreach (var progress in run.ResponseStream.ReadAllAsync())
                    Assert.That(progress.Done, Is.LessThanOrEqualTo(progress.Total));
            }

            var claims = year.Claims.Where(claim => claim.Day.Month == month.Month).GroupBy(claim => claim.MemberId);
            await EachAsync(claims, async ofMember =>
            {
                foreach (var claim in ofMember) await SettleAsync(claim);
            });
        }
    }

    /// <summary>Takes a settled claim back.</summary>
    public async Task ReverseAsync(Settlement claim) => await _claims.ReverseAsync(new ReverseRequest
    {
        InstitutionId = claim.InstitutionId,
        ClaimNumber = claim.ClaimNumber,
    });

    private async Task ContributeAsync(ImportedMember member, DateOnly month)
    {
        var period = member.Periods.LastOrDefault(period => period.From <= month);
        if (period is not { Status: "active" }) return;
        await _accounts.RecordContributionAsync(new RecordContributionRequest
        {
            MemberId = member.Id,
            Month = MessageOf(month),
            BaseFen = period.BaseFen,
            EmployerFen = (period.BaseFen + 5) / 10,
            IndividualFen = (period.BaseFen * 2 + 50) / 100,
            PaidOn = MessageOf(month),
        });
    }

    private async Task SettleAsync(ImportedClaim claim)
    {
        var answer = await _claims.SettleAsync(new SettleRequest
        {
            Claim = claim.IsPharmacy ? await PrescribeAsync(claim) : VisitOf(claim),
        });
        if (answer.OutcomeCase == SettleResponse.OutcomeOneofCase.Refusal) Refused.Add(answer.Refusal.Reason);
        else Settled.Add(answer.Settlement);
    }

    private static Claim VisitOf(ImportedClaim claim) => new()
    {
        InstitutionId = Hospital(claim.Level),
        ClaimNumber = claim.Id,
        MemberId = claim.MemberId,
        ServiceDate = MessageOf(claim.Day),
        TotalFen = claim.TotalFen,
        InScopeFen = claim.InScopeFen,
        PreSelfPaidFen = claim.TotalFen - claim.InScopeFen,
    };

    // One unit of a class B drug of which 10 % is paid first, at the price of the fill: I15 gives the mapping's parts.
    private async Task<Claim> PrescribeAsync(ImportedClaim claim)
    {
        await _prescriptions.IssuePrescriptionAsync(new IssuePrescriptionRequest
        {
            Prescription = new ExternalPrescription
            {
                InstitutionId = Hospital(claim.Level),
                PrescriptionNumber = claim.Id,
                MemberId = claim.MemberId,
                IssueDate = MessageOf(claim.Day),
                ValidUntil = MessageOf(claim.Day.AddDays(3)),
                Items = { new PrescribedItem { ItemCode = Drug, QuantityE4 = 10_000, Days = 30 } },
            },
        });
        return new Claim
        {
            InstitutionId = Pharmacy,
            ClaimNumber = claim.Id,
            MemberId = claim.MemberId,
            ServiceDate = MessageOf(claim.Day),
            Prescription = new Prescription
            {
                InstitutionId = Hospital(claim.Level),
                IssueDate = MessageOf(claim.Day),
                PrescriptionNumber = claim.Id,
            },
            Lines = { new ClaimLine { ItemCode = Drug, QuantityE4 = 10_000, PriceE6 = claim.TotalFen * 10_000 } },
        };
    }

    private static string Hospital(int level) => $"year-hospital-{level}";

    private static UpsertInstitutionRequest Standing(string id, InstitutionKind kind, HospitalGrade grade) => new()
    {
        Institution = new Institution
        {
            InstitutionId = id,
            Kind = kind,
            Periods = { new InstitutionPeriod { From = MessageOf(new DateOnly(2020, 1, 1)), Grade = grade, Designated = true } },
        },
    };

    private static Member MessageOf(ImportedMember member)
    {
        var message = new Member { MemberId = member.Id, BirthDate = MessageOf(member.Birth) };
        if (member.Until is { } until) message.CoverageUntil = MessageOf(until);
        message.Periods.AddRange(member.Periods.Select(period => new CoveragePeriod
        {
            From = MessageOf(period.From),
            Scheme = period.Status == "resident" ? Scheme.Resident : Scheme.Employee,
            EmploymentStatus = period.Status switch
            {
                "active" => EmploymentStatus.Active,
                "retiree" => EmploymentStatus.Retiree,
                "veteran" => EmploymentStatus.VeteranWorker,
                _ => EmploymentStatus.Unspecified,
            },
            ContributionBaseFen = period.BaseFen,
        }));
        return message;
    }

    private static Date MessageOf(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await act(item));
}

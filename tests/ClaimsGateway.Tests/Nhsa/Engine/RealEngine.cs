using Claims.V1;
using ClaimsEngine.Hosting;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>The engine itself, on a database of its own, with a hospital, a few members and a small catalogue.</summary>
internal sealed class RealEngine : IAsyncDisposable
{
    private const string Catalogue =
        """
        item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until
        XA01,drug,A,0,,2021-01-01,
        XB02,drug,B,500,4000000,2021-01-01,
        XC03,drug,C,0,,2021-01-01,
        """;

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private readonly GrpcChannel _channel;

    private RealEngine(WebApplication app, DirectoryInfo folder)
    {
        (_app, _folder) = (app, folder);
        _channel = GrpcChannel.ForAddress(app.Urls.Single());
        Invoker = _channel.CreateCallInvoker();
        Adjudication = new AdjudicationService.AdjudicationServiceClient(Invoker);
    }

    public CallInvoker Invoker { get; }

    public AdjudicationService.AdjudicationServiceClient Adjudication { get; }

    public static async Task<RealEngine> StartAsync(TimeProvider clock, int members)
    {
        var folder = Directory.CreateTempSubdirectory("nhsa-engine-");
        var app = EngineHost.Build(new EngineOptions
        {
            DatabasePath = Path.Combine(folder.FullName, "claims.db"),
            Port = 0,
            Clock = clock,
        });
        await app.StartAsync();
        var engine = new RealEngine(app, folder);
        await engine.FillAsync(members);
        return engine;
    }

    public static string MemberOf(int number) => $"120100000000000{100 + number:D5}";

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync(int members)
    {
        await new CatalogueService.CatalogueServiceClient(Invoker).ImportCatalogueAsync(new() { Csv = Catalogue });
        await new InstitutionService.InstitutionServiceClient(Invoker).UpsertInstitutionAsync(new()
        {
            Institution = new Institution
            {
                InstitutionId = TestEngine.Hospital,
                Kind = InstitutionKind.Hospital,
                Name = "测试医院",
                Periods =
                {
                    new InstitutionPeriod
                    {
                        From = new() { Year = 2021, Month = 1, Day = 1 },
                        Grade = HospitalGrade.First,
                        District = "120101",
                        Designated = true,
                    },
                },
            },
        });
        for (var i = 0; i < members; i++)
        {
            await new MemberService.MemberServiceClient(Invoker).UpsertMemberAsync(new()
            {
                Member = new Member
                {
                    MemberId = MemberOf(i),
                    BirthDate = new() { Year = 1986, Month = 1, Day = 1 },
                    Periods =
                    {
                        new CoveragePeriod
                        {
                            From = new() { Year = 2015, Month = 6, Day = 1 },
                            Scheme = Scheme.Employee,
                            EmploymentStatus = EmploymentStatus.Active,
                            ContributionBaseFen = 800_000,
                        },
                    },
                },
            });
            await new AccountService.AccountServiceClient(Invoker).OpenAccountAsync(
                new() { MemberId = MemberOf(i), BalanceFen = 20_000 * i });
        }
    }
}

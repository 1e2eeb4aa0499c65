using Claims.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>
/// A service of the contract in the test's process, over real gRPC: two members, two institutions, a small
/// catalogue, all of it invented.
/// </summary>
internal sealed class TestEngine : IAsyncDisposable
{
    public const string Hospital = "H12010100001";
    public const string Pharmacy = "P12010100002";
    public const string Worker = "12010000000000000001";
    public const string Resident = "12010000000000000002";

    private readonly WebApplication _app;

    private TestEngine(WebApplication app, TestLedger ledger, TestAdjudication adjudication)
    {
        (_app, Ledger, Adjudication) = (app, ledger, adjudication);
        Channel = GrpcChannel.ForAddress(app.Urls.Single());
    }

    public TestLedger Ledger { get; }

    public TestAdjudication Adjudication { get; }

    public TestAccounts Accounts => _app.Services.GetRequiredService<TestAccounts>();

    public GrpcChannel Channel { get; }

    public static async Task<TestEngine> StartAsync()
    {
        var ledger = Filled(new TestLedger());
        var adjudication = new TestAdjudication(ledger);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(ledger);
        builder.Services.AddSingleton(adjudication);
        builder.Services.AddSingleton<TestAccounts>();
        var app = builder.Build();
        app.MapGrpcService<TestAdjudication>();
        app.MapGrpcService<TestMembers>();
        app.MapGrpcService<TestInstitutions>();
        app.MapGrpcService<TestCatalogue>();
        app.MapGrpcService<TestPrescriptions>();
        app.MapGrpcService<TestAccounts>();
        app.MapGrpcService<TestReconciliation>();
        await app.StartAsync();
        return new TestEngine(app, ledger, adjudication);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static TestLedger Filled(TestLedger ledger)
    {
        ledger.Members[Worker] = Member(Worker, Scheme.Employee, EmploymentStatus.Active);
        ledger.Members[Resident] = Member(Resident, Scheme.Resident, EmploymentStatus.Unspecified);
        ledger.Balances[Worker] = 50_000;
        ledger.Institutions[Hospital] = Institution(Hospital, InstitutionKind.Hospital, HospitalGrade.First);
        ledger.Institutions[Pharmacy] = Institution(Pharmacy, InstitutionKind.Pharmacy, HospitalGrade.Unspecified);
        Add(ledger, "XA01", ItemKind.Drug, ItemClass.A, 0, null);
        Add(ledger, "XB02", ItemKind.Drug, ItemClass.B, 500, 4_000_000);
        Add(ledger, "XC03", ItemKind.Drug, ItemClass.C, 0, null);
        Add(ledger, "FW04", ItemKind.Service, ItemClass.A, 0, null);
        Add(ledger, "HC05", ItemKind.Consumable, ItemClass.A, 0, null);
        return ledger;
    }

    private static void Add(
        TestLedger ledger, string code, ItemKind kind, ItemClass itemClass, int selfPayBp, long? limitE6)
    {
        var item = new CatalogueItem { ItemCode = code, Kind = kind, ItemClass = itemClass, PreSelfPayBp = selfPayBp };
        if (limitE6 is { } limit) item.PriceLimitE6 = limit;
        ledger.Items[code] = item;
    }

    private static Member Member(string id, Scheme scheme, EmploymentStatus status) => new()
    {
        MemberId = id,
        BirthDate = new() { Year = 1986, Month = 1, Day = 1 },
        Periods =
        {
            new CoveragePeriod
            {
                From = new() { Year = 2015, Month = 6, Day = 1 },
                Scheme = scheme,
                EmploymentStatus = status,
            },
        },
    };

    private static Institution Institution(string id, InstitutionKind kind, HospitalGrade grade) => new()
    {
        InstitutionId = id,
        Kind = kind,
        Name = $"测试机构{id}",
        Periods =
        {
            new InstitutionPeriod
            {
                From = new() { Year = 2020, Month = 1, Day = 1 },
                Grade = grade,
                Designated = true,
            },
        },
    };
}

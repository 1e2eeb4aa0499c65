using System.Text.RegularExpressions;
using Claims.V1;
using ClaimsEngine.Tests.Simulation;
using Dapper;
using EndToEnd.House;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;

namespace EndToEnd.Crash;

/// <summary>What the ledger of a crash test starts with, and what must be true at its end.</summary>
internal static partial class CrashLedger
{
    public const int Members = 6;
    public const string Hospital = "H1";
    public const string Pharmacy = "P1";

    /// <summary>One unit of an item, in 1/10 000 of it.</summary>
    public const long UnitE4 = 10_000;

    private const string Catalogue =
        """
        item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until
        A,drug,A,0,,2022-01-01,
        B,drug,B,1000,4000000,2022-01-01,
        """;

    /// <summary>The engine's own clock decides what is filed too late, so the claims are of its day.</summary>
    public static DateOnly Today { get; } =
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>Copies the policy to a folder with its last spans going on, so that the test outlives them.</summary>
    public static string CopyPolicy(string folder)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "policy")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "policy"), "*.json"))
        {
            var text = LastEnd().Replace(File.ReadAllText(file), "\"to\": \"2100-01-01\"");
            File.WriteAllText(Path.Combine(copy, Path.GetFileName(file)), text);
        }

        return copy;
    }

    public static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    public static Claim Claim(string number, string member, long fen) => new()
    {
        InstitutionId = Hospital,
        ClaimNumber = number,
        MemberId = member,
        ServiceDate = Day(Today.Year, Today.Month, Today.Day),
        TotalFen = fen,
        InScopeFen = fen,
    };

    /// <summary>A claim of two units of one drug and one of another.</summary>
    public static Claim ClaimOfLines(string number, string member, long priceFen)
    {
        var claim = Claim(number, member, 0);
        claim.Lines.Add(new ClaimLine { ItemCode = "A", QuantityE4 = 2 * UnitE4, PriceE6 = priceFen * 10_000 });
        claim.Lines.Add(new ClaimLine { ItemCode = "B", QuantityE4 = UnitE4, PriceE6 = 5_000_000 });
        return claim;
    }

    public static PurchaseRequest Purchase(string number, string member, long fen) => new()
    {
        InstitutionId = Pharmacy,
        PurchaseNumber = number,
        MemberId = member,
        PurchaseDate = Day(Today.Year, Today.Month, Today.Day),
        Kind = PurchaseKind.Drugs,
        TotalFen = fen,
    };

    /// <summary>
    /// Registers a hospital, a pharmacy, a catalogue, and members with accounts; the first pays for the second and
    /// third.
    /// </summary>
    public static async Task FillAsync(GrpcChannel channel)
    {
        await RegisterAsync(channel, Hospital, InstitutionKind.Hospital, HospitalGrade.First);
        await RegisterAsync(channel, Pharmacy, InstitutionKind.Pharmacy, HospitalGrade.Unspecified);
        await new CatalogueService.CatalogueServiceClient(channel).ImportCatalogueAsync(
            new ImportCatalogueRequest { Csv = Catalogue });
        for (var i = 0; i < Members; i++) await RegisterAsync(channel, $"M{i}");
        for (var i = 1; i <= 2; i++)
        {
            await new FamilyService.FamilyServiceClient(channel).LinkFamilyAsync(new LinkFamilyRequest
            {
                Link = new FamilyLink
                {
                    OwnerMemberId = "M0",
                    RelativeMemberId = $"M{i}",
                    Relation = Relation.Child,
                    Priority = 1,
                    From = Day(2022, 1, 1),
                },
            });
        }
    }

    /// <summary>Asserts that what was acknowledged is stored once, that nothing else is, and that all adds up.</summary>
    public static void AssertTrue(string path, IReadOnlyCollection<CrashClient> clients, string context)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        var settled = clients.SelectMany(client => client.Settled.Values).ToDictionary(
            settlement => settlement.ClaimNumber, settlement => settlement.ReceiptHash);
        var reversed = clients.SelectMany(client => client.Reversed.Values).ToDictionary(
            reversal => reversal.ClaimNumber, reversal => reversal.ReceiptHash);
        var bought = clients.SelectMany(client => client.Bought.Keys);
        Assert.Multiple(() =>
        {
            Assert.That(Stored(1), Is.EquivalentTo(settled), $"settled claims, {context}");
            Assert.That(Stored(2), Is.EquivalentTo(reversed), $"reversed claims, {context}");
            Assert.That(Stored(8).Select(each => each.Key), Is.EquivalentTo(bought), $"purchases, {context}");
            Assert.That(LedgerInvariants.FindBroken(database), Is.Empty, context);
            Assert.That(database.ExecuteScalar<string>("PRAGMA integrity_check"), Is.EqualTo("ok"), context);
        });

        List<KeyValuePair<string, string>> Stored(int kind) =>
        [
            .. database.Query<(string Number, byte[] Hash)>(
                    "SELECT claim_number, hash FROM entry WHERE kind = @kind", new { kind })
                .Select(row => KeyValuePair.Create(row.Number, Convert.ToHexStringLower(row.Hash))),
        ];
    }

    /// <summary>Asserts that the engine's own audit recomputes every entry and decision and finds nothing.</summary>
    public static async Task AssertAuditedAsync(GrpcChannel channel, string context)
    {
        List<VerifyResponse> audit = [];
        using var verify = new AuditService.AuditServiceClient(channel).Verify(new VerifyRequest());
        await foreach (var found in verify.ResponseStream.ReadAllAsync()) audit.Add(found);
        Assert.That(audit.SkipLast(1), Is.Empty, context);
        Assert.That(audit[^1].Summary.Breaks, Is.Zero, context);
    }

    private static async Task RegisterAsync(
        GrpcChannel channel, string id, InstitutionKind kind, HospitalGrade grade)
    {
        var institution = new Institution { InstitutionId = id, Kind = kind, Name = id };
        institution.Periods.Add(new InstitutionPeriod
        {
            From = Day(2020, 1, 1),
            Grade = grade,
            District = "120101",
            Designated = true,
        });
        await new InstitutionService.InstitutionServiceClient(channel).UpsertInstitutionAsync(
            new UpsertInstitutionRequest { Institution = institution });
    }

    private static async Task RegisterAsync(GrpcChannel channel, string id)
    {
        var member = new Member { MemberId = id, BirthDate = Day(1980, 5, 5) };
        member.Periods.Add(new CoveragePeriod
        {
            From = Day(2022, 1, 1),
            Scheme = Scheme.Employee,
            EmploymentStatus = EmploymentStatus.Active,
            FundingMode = FundingMode.Unified,
            ContributionBaseFen = 500_000,
        });
        await new MemberService.MemberServiceClient(channel).UpsertMemberAsync(new UpsertMemberRequest { Member = member });
        await new AccountService.AccountServiceClient(channel).OpenAccountAsync(
            new OpenAccountRequest { MemberId = id, BalanceFen = 5_000_00 });
    }

    // The schedules end in different years; what ends in 2022 is followed by another span.
    [GeneratedRegex("\"to\": \"202[3-9]-01-01\"")]
    private static partial Regex LastEnd();
}

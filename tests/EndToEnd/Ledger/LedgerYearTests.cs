using Claims.V1;
using EndToEnd.Published;
using EndToEnd.Service;
using Grpc.Core;
using Grpc.Net.Client;

namespace EndToEnd.Ledger;

/// <summary>A published year through every part of the ledger, audited at its end.</summary>
internal sealed class LedgerYearTests
{
    private const int Reversals = 20;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("claims-ledger-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Year_WithPrescriptionsAndMonthlyCredits_GivesTheMappingsTotalsAndAuditsClean()
    {
        var (year, audit) = await RunAsync(withFamilies: false, isExported: false);
        var totals = PublishedData.Totals("2022").ToDictionary(total => total.Name, total => total.Value);
        Assert.Multiple(() =>
        {
            Assert.That(year.Settled, Has.Count.EqualTo(totals["claims"]));
            Assert.That(year.Refused, Has.Count.EqualTo(PublishedData.Refused("2022")));
            Assert.That(year.Refused, Has.All.EqualTo(Reason.BenefitNotDefined));
            Assert.That(Sum(year, claim => claim.TotalFen), Is.EqualTo(totals["total_fen"]));
            Assert.That(Sum(year, claim => claim.InScopeFen), Is.EqualTo(totals["in_scope_fen"]));
            Assert.That(Sum(year, claim => claim.FundFen), Is.EqualTo(totals["fund_fen"]));
            Assert.That(Sum(year, claim => claim.DeductibleFen), Is.EqualTo(totals["deductible_fen"]));
            Assert.That(Sum(year, claim => claim.OverLimitFen), Is.EqualTo(totals["over_limit_fen"]));
            Assert.That(Sum(year, claim => claim.AccountFen), Is.EqualTo(totals["account_fen"]));
            Assert.That(Sum(year, claim => claim.CashFen), Is.EqualTo(totals["cash_fen"]));
        });
        AssertClean(audit, year);
    }

    [Test]
    public async Task Year_WithHalfTheMembersInFamilies_AddsUpForEveryClaimAndAuditsClean()
    {
        var (year, audit) = await RunAsync(withFamilies: true, isExported: true);
        var totals = PublishedData.Totals("2022").ToDictionary(total => total.Name, total => total.Value);
        Assert.Multiple(() =>
        {
            Assert.That(
                year.Settled.Where(claim => claim.TotalFen
                    != claim.FundFen + claim.AccountFen + claim.FamilyFen + claim.CashFen),
                Is.Empty);
            Assert.That(
                year.Settled.Where(claim => claim.FamilyFen != claim.FamilyDraws.Sum(draw => draw.AmountFen)), Is.Empty);
            Assert.That(Sum(year, claim => claim.FamilyFen), Is.Positive);
            Assert.That(Sum(year, claim => claim.FundFen), Is.EqualTo(totals["fund_fen"]), "families change no fund payment");
        });
        AssertClean(audit, year);
    }

    private static long Sum(LedgerYear year, Func<Settlement, long> part) => year.Settled.Sum(part);

    private static void AssertClean(IReadOnlyList<VerifyResponse> audit, LedgerYear year)
    {
        var summary = audit[^1].Summary;
        Assert.Multiple(() =>
        {
            Assert.That(audit.SkipLast(1), Is.Empty, "no break");
            Assert.That(summary.Breaks, Is.Zero);
            Assert.That(summary.Decisions, Is.GreaterThanOrEqualTo(year.Settled.Count));
        });
    }

    private async Task<(LedgerYear Year, IReadOnlyList<VerifyResponse> Audit)> RunAsync(
        bool withFamilies, bool isExported)
    {
        var data = PublishedData.Folder();
        await RunningProgram.Run(
            "ClaimsReplay", _folder, "import", "synthea", Path.Combine(data, "claims", "synthea-regional"), "--out", "D");
        await using var gateway = RunningGateway.Start();
        using var channel = GrpcChannel.ForAddress(gateway.GrpcAddress);
        var year = new LedgerYear(channel, ImportedYear.Read(Path.Combine(_folder, "D")));
        await year.RegisterAsync();
        if (withFamilies) await year.LinkHalfAsync();
        await year.RunAsync();

        List<VerifyResponse> audit = [];
        using var verify = new AuditService.AuditServiceClient(channel).Verify(new VerifyRequest());
        await foreach (var found in verify.ResponseStream.ReadAllAsync()) audit.Add(found);
        if (isExported) await AssertExportReplaysAsync(gateway, year);
        return (year, audit);
    }

    /// <summary>
    /// Takes some claims back, exports the ledger beside the running service, and replays the export: every claim that
    /// stands comes out as it was settled.
    /// </summary>
    private async Task AssertExportReplaysAsync(RunningGateway gateway, LedgerYear year)
    {
        var settled = year.Settled.OrderBy(claim => claim.ReceiptHash, StringComparer.Ordinal).ToList();
        foreach (var claim in settled.Take(Reversals)) await year.ReverseAsync(claim);
        await RunningProgram.Run("ClaimsEngine", _folder, "export", "--database", gateway.Database, "--out", "X");
        await RunningProgram.Run("ClaimsReplay", _folder, "run", "X", "--rows", "rows.csv", "--json");
        var replayed = File.ReadLines(Path.Combine(_folder, "rows.csv")).Skip(1).Select(row => row.Split(',', 3)[2]);
        var standing = settled.Skip(Reversals).Select(claim => string.Join(',', RowOf(claim)));
        Assert.That(
            replayed.Order(StringComparer.Ordinal), Is.EqualTo(standing.Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<object> RowOf(Settlement claim)
    {
        var day = claim.ServiceDate;
        return
        [
            $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}", claim.Level, claim.TotalFen, claim.InScopeFen,
            claim.DeductibleFen, claim.FundFen, claim.OverLimitFen, claim.AccountFen, claim.FamilyFen, claim.CashFen,
            claim.InScopeAfterFen, claim.BalanceAfterFen,
        ];
    }
}

using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Accounts;

/// <summary>A month's credits over all members (R3.1, R3.3, I10).</summary>
internal sealed class CreditRunTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        var pooled = Given.Active("POOLED");
        pooled.Periods[0].FundingMode = FundingMode.PooledOnly;
        var resident = Given.Active("RESIDENT", baseFen: 0);
        (resident.Periods[0].Scheme, resident.Periods[0].EmploymentStatus) =
            (Scheme.Resident, EmploymentStatus.Unspecified);
        await _engine.RegisterAllAsync(
            Given.Active("PAID"), Given.Active("UNPAID"), pooled, resident, Given.Active("LATER", from: "2022-06-01"),
            Given.Retiree("R69", "1955-01-01"), Given.Retiree("R70", "1950-01-01"),
            Given.Member("VETERAN", "1930-01-01", ("2022-01-01", EmploymentStatus.VeteranWorker, 0)));
        await _engine.RecordAsync(AccountCalls.Contribution("PAID", "2022-05-01", 654_321));
        await _engine.RecordAsync(AccountCalls.Contribution("POOLED", "2022-05-01", 100_000));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Run_OverAllMembers_CreditsWhatIsDue()
    {
        var last = (await _engine.RunCreditsAsync("2022-05-01"))[^1];
        Assert.That(last, Is.EqualTo(new RunMonthlyCreditsResponse
        {
            Total = 8,
            Done = 8,
            Credited = 4,
            NotPaid = 1,
            NotEntitled = 3,
            IndividualFen = 13_086,
            FundFen = 4_000 + 5_000 + 6_000,
        }));
        Assert.That(await _engine.BalanceAsync("PAID"), Is.EqualTo(13_086), "2 % of the recorded base");
        Assert.That(await _engine.BalanceAsync("UNPAID"), Is.Zero);
        using var database = _engine.OpenDatabase();
        Assert.That(
            database.ExecuteScalar<long>("SELECT sum(credit_fen) FROM entry WHERE kind = 4 AND category > 1"),
            Is.EqualTo(last.FundFen), "the fund's expenditure stands in the rows");
        Assert.That(
            database.ExecuteScalar<long>("SELECT sum(employer_fen) FROM entry"), Is.EqualTo(65_432 + 10_000));
    }

    [Test]
    public async Task Run_Again_CreditsOnlyWhatIsNew()
    {
        await _engine.CreditAsync("R70", "2022-05-01");
        Assert.That((await _engine.RunCreditsAsync("2022-05-01"))[^1].CreditedBefore, Is.EqualTo(1));
        await _engine.RecordAsync(AccountCalls.Contribution("UNPAID", "2022-05-01", 500_000, "2022-12-31"));
        var late = (await _engine.RunCreditsAsync("2022-05-01"))[^1];
        Assert.That((late.Credited, late.CreditedBefore, late.NotPaid, late.IndividualFen, late.FundFen),
            Is.EqualTo((1, 4, 0, 10_000, 0)));
        Assert.That(await _engine.BalanceAsync("R70"), Is.EqualTo(5_000));
    }

    [Test]
    public async Task Run_ManyMembers_TellsItsProgress_AndCanBeStoppedAndRunAgain()
    {
        const int more = 600;
        await Task.WhenAll(Enumerable.Range(0, more).Select(i =>
            _engine.RegisterAsync(Given.Retiree($"X{i}", "1955-01-01"))));
        using (var stopped = _engine.Accounts.RunMonthlyCredits(
            new RunMonthlyCreditsRequest { Month = Given.Day("2022-05-01") }))
        {
            await stopped.ResponseStream.MoveNext(CancellationToken.None);
        }

        var progress = await _engine.RunCreditsAsync("2022-05-01");
        Assert.That(progress.Select(each => each.Total), Has.All.EqualTo(more + 8));
        Assert.That(progress.Select(each => each.Done), Is.Ordered.And.Unique);
        Assert.That(progress, Has.Count.EqualTo(3));
        var last = progress[^1];
        Assert.That(last.Done, Is.EqualTo(last.Total));
        Assert.That(last.CreditedBefore, Is.Positive, "the stopped run's");
        Assert.That(last.Credited + last.CreditedBefore, Is.EqualTo(more + 4));
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE kind = 4"), Is.EqualTo(more + 4));
    }

    [TestCase("2023-01-01")]
    [TestCase("2021-12-01")]
    public async Task Run_NoMonthToCredit_NamesTheField(string month)
    {
        var error = await ErrorDetail.OfAsync(() => _engine.RunCreditsAsync(month));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "month" }));
    }

    [Test]
    public async Task Run_WithoutMembers_IsDoneAtOnce()
    {
        await using var empty = await TestEngine.StartAsync();
        Assert.That(await empty.RunCreditsAsync("2022-05-01"), Is.EqualTo(new[] { new RunMonthlyCreditsResponse() }));
    }
}

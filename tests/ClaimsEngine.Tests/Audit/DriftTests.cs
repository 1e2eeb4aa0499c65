using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Audit;

/// <summary>Drift says what a re-run in date order would change, and changes nothing (I9, I14).</summary>
internal sealed class DriftTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task ListDrift_E17FirstOfTwoReversed_SecondWouldGetTheDeductible()
    {
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-02-01", 1000_00));
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 1000_00));
        Assert.That(await _engine.DriftAsync(2022), Is.Empty);
        await _engine.ReverseAsync("H1", "C1");
        var drift = await _engine.DriftAsync(2022);
        Assert.That(drift, Is.EqualTo(new[]
        {
            new ListDriftResponse
            {
                MemberId = "M1", InstitutionId = "H1", ClaimNumber = "C2", ServiceDate = Given.Day("2022-03-01"),
                FundFen = 750_00, RerunFundFen = 150_00, DeductibleFen = 0, RerunDeductibleFen = 800_00,
            },
        }));
        Assert.That((await _engine.GetClaimAsync("H1", "C2")).Settlement.FundFen, Is.EqualTo(750_00), "it stands");
        Assert.That((await _engine.VerifyAsync()).Breaks, Is.Empty);
        Assert.That(_engine.Command("drift", "--year", "2022"), Is.EqualTo(
            (0, "member M1 institution H1 claim C2: fund 750.00, again 150.00; deductible 0.00, again 800.00\n")));
    }

    [Test]
    public async Task ListDrift_SettledOutOfOrder_NamesBothOfTheMemberAsked()
    {
        foreach (var member in new[] { "M1", "M2" })
        {
            await _engine.SettleAsync(Given.Claim($"{member}-LATE", "H1", "2022-06-01", 1000_00, member: member));
            await _engine.SettleAsync(Given.Claim($"{member}-EARLY", "H1", "2022-01-15", 1000_00, member: member));
        }

        var drift = await _engine.DriftAsync(2022, "M2");
        Assert.That(drift.Select(each => (each.ClaimNumber, each.FundFen, each.RerunFundFen)),
            Is.EqualTo(new[] { ("M2-EARLY", 750_00L, 150_00L), ("M2-LATE", 150_00L, 750_00L) }));
        Assert.That(await _engine.DriftAsync(2022), Has.Count.EqualTo(4));
        Assert.That(await _engine.DriftAsync(2021), Is.Empty);
    }

    [Test]
    public async Task ListDrift_StatusCorrectedLater_ShowsWhatItWouldHaveMade()
    {
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-02-01", 1000_00));
        await _engine.RegisterAsync(Given.Retiree("M1", "1950-05-05"));
        var drift = (await _engine.DriftAsync(2022)).Single();
        Assert.That((drift.DeductibleFen, drift.RerunDeductibleFen), Is.EqualTo((800_00L, 650_00L)));
    }

    [TestCase(0)]
    [TestCase(10_000)]
    public async Task ListDrift_NoYear_IsInvalid(int year)
    {
        var error = await ErrorDetail.OfAsync(() => _engine.DriftAsync(year));
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "benefit_year" }));
    }
}

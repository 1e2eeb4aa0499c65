using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>The worked examples of the rules, settled by a running engine.</summary>
internal sealed class WorkedExampleTests
{
    private static readonly Member Active = Given.Active();

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync() => _engine = await TestEngine.StartAsync(options =>
    {
        // 2023 is supposed to be 900/800/750; no example of 2022 can tell.
        var directory = Path.Combine(Path.GetDirectoryName(options.DatabasePath)!, "policy");
        SupposedPolicy.Write2023(directory, 90_000, 80_000, 75_000);
        return options with { PolicyDirectory = directory };
    });

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public Task E1_FourVisits() => SettleAsync(Active, 500_00,
        new Visit("2022-01-10", 1, 1000_00, 1000_00, 800_00, 150_00, 0, 500_00, 350_00, 1000_00),
        new Visit("2022-02-01", 3, 3000_00, 2800_00, 0, 1540_00, 0, 0, 1460_00, 3800_00),
        new Visit("2022-03-01", 2, 2500_00, 2500_00, 0, 1545_00, 0, 0, 955_00, 6300_00),
        new Visit("2022-09-01", 1, 5000_00, 4000_00, 0, 1485_00, 1300_00, 0, 3515_00, 10300_00));

    [Test]
    public Task E2_ExactlyTheDeductible_ThenOneFen() => SettleAsync(Active, 0,
        new Visit("2022-01-10", 1, 800_00, 800_00, 800_00, 0, 0, 0, 800_00, 800_00),
        new Visit("2022-01-11", 1, 1, 1, 0, 1, 0, 0, 0, 800_01));

    [Test]
    public Task E3_Exactly5500_ThenOneYuan() => SettleAsync(Active, 0,
        new Visit("2022-01-10", 2, 5500_00, 5500_00, 800_00, 3055_00, 0, 0, 2445_00, 5500_00),
        new Visit("2022-01-11", 1, 1_00, 1_00, 0, 55, 0, 0, 45, 5501_00));

    [Test]
    public Task E4_Exactly9000_ThenMore() => SettleAsync(Active, 0,
        new Visit("2022-01-10", 3, 9000_00, 9000_00, 800_00, 4510_00, 0, 0, 4490_00, 9000_00),
        new Visit("2022-01-11", 1, 1_00, 1_00, 0, 0, 1_00, 0, 1_00, 9001_00));

    [Test]
    public Task E5_HalfUp() => SettleAsync(Active, 0,
        new Visit("2022-01-10", 1, 800_00, 800_00, 800_00, 0, 0, 0, 800_00, 800_00),
        new Visit("2022-01-11", 1, 2, 2, 0, 2, 0, 0, 0, 800_02),
        new Visit("2022-01-12", 1, 2, 2, 0, 2, 0, 0, 0, 800_04));

    [Test]
    public Task E6_RetireeUnder70_TheYearInOneClaim() => SettleAsync(Given.Retiree("M1", "1955-01-01"), 0,
        new Visit("2022-03-01", 1, 9500_00, 9500_00, 700_00, 5525_00, 500_00, 0, 3975_00, 9500_00));

    [Test]
    public Task E7_RetireeFrom70() => SettleAsync(Given.Retiree("M1", "1950-01-01"), 0,
        new Visit("2022-03-01", 2, 9500_00, 9000_00, 650_00, 5077_50, 0, 0, 4422_50, 9000_00));

    // From the birthday on (I4).
    [Test]
    public Task E8_RetireeTurns70() => SettleAsync(Given.Retiree("M1", "1952-06-15"), 0,
        new Visit("2022-06-14", 1, 680_00, 680_00, 680_00, 0, 0, 0, 680_00, 680_00),
        new Visit("2022-06-15", 1, 100_00, 100_00, 0, 75_00, 0, 0, 25_00, 780_00));

    // The deductible is that of the status on the day; the sum stays (I3).
    [Test]
    public Task E9_RetiresInTheYear() => SettleAsync(
        Given.Member("M1", "1962-07-01",
            ("2022-01-01", EmploymentStatus.Active, 500_000), ("2022-07-01", EmploymentStatus.Retiree, 0)), 0,
        new Visit("2022-06-30", 2, 750_00, 750_00, 750_00, 0, 0, 0, 750_00, 750_00),
        new Visit("2022-07-02", 2, 100_00, 100_00, 0, 65_00, 0, 0, 35_00, 850_00));

    // The sum begins anew with the year (I13); the deductible is kept (R4.2).
    [Test]
    public Task E10_Frozen() => SettleAsync(Active, 0,
        new Visit("2022-05-01", 1, 800_00, 800_00, 800_00, 0, 0, 0, 800_00, 800_00),
        new Visit("2023-02-01", 1, 1000_00, 1000_00, 800_00, 150_00, 0, 0, 850_00, 1000_00));

    [Test]
    public Task E11_NotFrozen() => SettleAsync(Active, 0,
        new Visit("2022-05-01", 1, 800_01, 800_01, 800_00, 1, 0, 0, 800_00, 800_01),
        new Visit("2023-02-01", 1, 1000_00, 1000_00, 900_00, 75_00, 0, 0, 925_00, 1000_00));

    [Test]
    public Task E12_FrozenAndRetired() => SettleAsync(
        Given.Member("M1", "1962-07-01",
            ("2022-01-01", EmploymentStatus.Active, 500_000), ("2022-07-01", EmploymentStatus.Retiree, 0)), 0,
        new Visit("2022-05-01", 1, 300_00, 300_00, 300_00, 0, 0, 0, 300_00, 300_00),
        new Visit("2023-02-01", 1, 1000_00, 1000_00, 700_00, 225_00, 0, 0, 775_00, 1000_00));

    [Test]
    public Task E13_OneClaimAcrossEveryBand() => SettleAsync(Active, 0,
        new Visit("2022-01-10", 1, 10000_00, 10000_00, 800_00, 5450_00, 1000_00, 0, 4550_00, 10000_00));

    // The level is the prescribing hospital's of the issue date (R5.4, I6).
    [Test]
    public async Task E14_Pharmacy_TakesTheLevelOfTheIssueDate()
    {
        await _engine.RegisterAllAsync(Active);
        await _engine.RegisterAsync(Given.Hospital(
            "H9", ("2020-01-01", HospitalGrade.First, true), ("2022-04-20", HospitalGrade.Second, true)));
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-01-10", 800_00));
        var claim = Given.Claim("C2", "P1", "2022-05-01", 1000_00);
        claim.Prescription = new Prescription { InstitutionId = "H9", IssueDate = Given.Day("2022-04-19") };
        var settled = await _engine.SettleAsync(claim);
        Assert.That(settled.Level, Is.EqualTo(1));
        Assert.That(settled.FundFen, Is.EqualTo(750_00));
        Assert.That(settled.CashFen, Is.EqualTo(250_00));
        Assert.That(settled.InScopeAfterFen, Is.EqualTo(1800_00));
    }

    [Test]
    public Task E16_BornOn29February() => SettleAsync(Given.Retiree("M1", "1952-02-29"), 0,
        new Visit("2022-02-27", 1, 700_00, 700_00, 700_00, 0, 0, 0, 700_00, 700_00));

    [Test]
    public Task E16_Twin() => SettleAsync(Given.Retiree("M1", "1952-02-29"), 0,
        new Visit("2022-02-28", 1, 660_00, 660_00, 650_00, 7_50, 0, 0, 652_50, 660_00));

    [Test]
    public async Task E17_ReversalOfTheFirst_LeavesTheSecondStanding()
    {
        await SettleAsync(Active, 0,
            new Visit("2022-01-10", 1, 1000_00, 1000_00, 800_00, 150_00, 0, 0, 850_00, 1000_00),
            new Visit("2022-02-10", 1, 1000_00, 1000_00, 0, 750_00, 0, 0, 250_00, 2000_00));
        var reversed = await _engine.ReverseAsync("H1", "2022-01-10");
        Assert.That(reversed.Reversal.FundFen, Is.EqualTo(150_00));
        Assert.That(reversed.Reversal.InScopeAfterFen, Is.EqualTo(1000_00));
        var second = await _engine.GetClaimAsync("H1", "2022-02-10");
        Assert.That(second.Settlement.FundFen, Is.EqualTo(750_00));
        Assert.That(second.Reversal, Is.Null);
    }

    private async Task SettleAsync(Member member, long opening, params Visit[] visits)
    {
        await _engine.RegisterAllAsync(member);
        if (opening > 0)
            await _engine.OpenAsync("M1", opening);
        foreach (var visit in visits)
        {
            if (visit.Day.StartsWith("2023", StringComparison.Ordinal))
                _engine.Clock.SetUtcNow(TestEngine.Start.AddDays(60));
            var settled = await _engine.SettleAsync(
                Given.Claim(visit.Day, $"H{visit.Level}", visit.Day, visit.Total, visit.InScope));
            Assert.That(Paid(visit, settled), Is.EqualTo(visit));
            Assert.That(settled.FamilyFen, Is.Zero);
        }
    }

    private static Visit Paid(Visit visit, V1.Settlement settled) => new(
        visit.Day, settled.Level, settled.TotalFen, settled.InScopeFen, settled.DeductibleFen, settled.FundFen,
        settled.OverLimitFen, settled.AccountFen, settled.CashFen, settled.InScopeAfterFen);

    private sealed record Visit(
        string Day, int Level, long Total, long InScope, long Deductible, long Fund, long OverLimit, long Account,
        long Cash, long After);
}

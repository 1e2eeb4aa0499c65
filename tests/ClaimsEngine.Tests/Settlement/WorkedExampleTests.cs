using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>The worked examples of the rules, settled by a running engine.</summary>
internal sealed class WorkedExampleTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAsync(Given.Active());
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task E1_FourVisits_PayAsPublished()
    {
        await _engine.Accounts.OpenAccountAsync(new OpenAccountRequest { MemberId = "M1", BalanceFen = 50_000 });
        await SettleAsync("H1", "2022-01-10", 100_000, 100_000, (80_000, 15_000, 0, 50_000, 35_000, 100_000));
        await SettleAsync("H3", "2022-02-01", 300_000, 280_000, (0, 154_000, 0, 0, 146_000, 380_000));
        await SettleAsync("H2", "2022-03-01", 250_000, 250_000, (0, 154_500, 0, 0, 95_500, 630_000));
        await SettleAsync("H1", "2022-09-01", 500_000, 400_000, (0, 148_500, 130_000, 0, 351_500, 1_030_000));
    }

    private async Task SettleAsync(
        string institution, string day, long total, long inScope,
        (long Deductible, long Fund, long OverLimit, long Account, long Cash, long After) expected, string member = "M1")
    {
        var settled = await _engine.SettleAsync(Given.Claim($"C{day}", institution, day, total, inScope, member));
        var paid = (settled.DeductibleFen, settled.FundFen, settled.OverLimitFen, settled.AccountFen, settled.CashFen,
            settled.InScopeAfterFen);
        Assert.That(paid, Is.EqualTo(expected));
    }
}

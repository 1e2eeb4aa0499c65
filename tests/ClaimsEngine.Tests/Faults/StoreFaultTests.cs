using ClaimsEngine.Tests.Simulation;

namespace ClaimsEngine.Tests.Faults;

/// <summary>
/// Wherever the store fails, is slow, or loses its acknowledgement: what was acknowledged is stored, nothing is
/// doubled, and every call without an answer is resolved by repeating or asking.
/// </summary>
internal sealed class StoreFaultTests
{
    private const int Seeds = 5000;

    private static readonly string[] Ends =
    [
        "ClaimErrand Settled", "ClaimErrand Reversed", "ClaimErrand refused, Fenced", "RefundErrand Settled",
        "RefundErrand Reversed", "PurchaseErrand Settled", "PurchaseErrand Reversed",
    ];

    [Test]
    public async Task Store_FailingAtEveryStatement_LosesAndDoublesNothing()
    {
        var sites = await SeedRun.RunAsync(SeedRun.Count("CLAIMS_FAULT_SEEDS", Seeds), PlanOf);
        Assert.That(sites.Acknowledged, Is.Positive);
        Assert.That(sites.Ends.Select(end => end.Key), Is.SupersetOf(Ends), "everything was done, and taken back");
        Assert.That(sites.Spared, Is.Empty, "every statement that ran failed at least once");
    }

    private static SimulationPlan PlanOf(int seed) => new()
    {
        Clients = 2 + seed / 2 % 2,
        Claims = 1 + seed / 4 % 2,
        Engines = 1 + seed % 3 / 2,
        FaultPermille = 1 + seed % 4 * 8,
        SlowPermille = seed % 5 * 10,
    };
}

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// Whatever the network loses, doubles, delays and reorders, and however often the engine is killed and started,
/// every client ends up knowing the truth.
/// </summary>
internal sealed class LostAnswerTests
{
    private const int Seeds = 3000;

    [Test]
    public async Task Clients_BadNetworkAndRestarts_EndUpKnowingTheTruth()
    {
        var sites = await SeedRun.RunAsync(SeedRun.Count("CLAIMS_NETWORK_SEEDS", Seeds), PlanOf);
        Assert.That(sites.Acknowledged, Is.Positive);
        Assert.That(sites.Kills, Is.Positive);
    }

    private static SimulationPlan PlanOf(int seed) => new()
    {
        Engines = 1 + seed % 2,
        LostPercent = seed % 5 * 8,
        DoubledPercent = seed % 3 * 20,
        LongestWay = 1 + seed % 7 * 120,
        KillPermille = seed % 4,
    };
}

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// Whatever the network loses, doubles, delays and reorders, and however often the engine is killed and started,
/// every client ends up knowing the truth.
/// </summary>
internal sealed class LostAnswerTests
{
    private const int Seeds = 2000;

    [Test]
    public async Task Clients_BadNetworkAndRestarts_EndUpKnowingTheTruth()
    {
        var sites = await SeedRun.RunAsync(SeedRun.Count("CLAIMS_NETWORK_SEEDS", Seeds), PlanOf);
        Assert.That(sites.Acknowledged, Is.Positive);
        Assert.That(sites.Kills, Is.Positive);
    }

    [Test]
    public async Task World_SameSeed_RunsTheSameWay()
    {
        var (first, second) = (await SeedRun.RunAsync(40, Everything), await SeedRun.RunAsync(40, Everything));
        Assert.That(
            (second.Faults, second.Kills, second.Acknowledged, second.Statements),
            Is.EqualTo((first.Faults, first.Kills, first.Acknowledged, first.Statements)));

        static SimulationPlan Everything(int seed) => PlanOf(seed) with { FaultPermille = 10, SlowPermille = 20 };
    }

    private static SimulationPlan PlanOf(int seed) => new()
    {
        Clients = 2 + seed / 2 % 2,
        Claims = 1 + seed / 4 % 2,
        Engines = 1 + seed % 2,
        LostPercent = seed % 5 * 8,
        DoubledPercent = seed % 3 * 20,
        LongestWay = 1 + seed % 7 * 120,
        KillPermille = seed % 4,
    };
}

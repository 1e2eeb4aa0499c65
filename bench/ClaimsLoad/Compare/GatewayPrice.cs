using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad.Compare;

/// <summary>An engine called directly and the same engine called through a gateway process, in turns.</summary>
internal static class GatewayPrice
{
    /// <summary>Starts both processes, measures, prints, and ends them.</summary>
    public static async Task RunAsync(LoadPlan plan, int rounds, ClaimSource claims, CancellationToken stop)
    {
        await using var folder = new TemporaryFolder();
        await using var engine = await ServerProcess.EngineAsync(folder);
        await using var gateway = await ServerProcess.GatewayAsync(engine.Address);
        using var direct = new ServiceClient(engine.Address);
        using var through = new ServiceClient(gateway.Address);
        await Registration.RegisterAsync(direct, claims, stop);
        Console.WriteLine(
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores shared by engine, gateway and load, "
            + $"{plan.Concurrency} in flight, {plan.Streams} streams, {rounds} rounds of {plan.Duration.TotalSeconds} s");
        await Turns.RunAsync(
            "Unary",
            new Contender("engine", new UnaryLoad(direct, claims, CallMix.Settlements), engine),
            new Contender("gateway", new UnaryLoad(through, claims, CallMix.Settlements), engine, gateway),
            plan, rounds, stop);
        await Turns.RunAsync(
            "Stream",
            new Contender("engine", new StreamLoad(direct, claims), engine),
            new Contender("gateway", new StreamLoad(through, claims), engine, gateway),
            plan, rounds, stop);
    }
}

using Claims.V1;
using ClaimsLoad.Load;
using ClaimsLoad.Servers;
using Google.Protobuf;

namespace ClaimsLoad.Compare;

/// <summary>
/// Loads the echo and the engine in turn within each round, since figures drift from minute to minute; the ratio of
/// each round is taken, and the median of the rounds is printed.
/// </summary>
internal static class Comparison
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Starts both servers, measures, prints, and ends them.</summary>
    public static async Task RunAsync(LoadPlan plan, int rounds, ClaimSource claims, CancellationToken stop)
    {
        await using var folder = new TemporaryFolder();
        await using var engineProcess = await ServerProcess.EngineAsync(folder);
        using var engine = new ServiceClient(engineProcess.Address);
        await Registration.RegisterAsync(engine, claims, stop);
        var answerFile = await KeepAnswerAsync(engine, claims, folder, stop);
        await using var echoProcess = await ServerProcess.EchoAsync(answerFile);
        using var echo = new ServiceClient(echoProcess.Address);

        Console.WriteLine(
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores shared by both servers and the load, "
            + $"{plan.Concurrency} in flight, {plan.Streams} streams, {rounds} rounds of {plan.Duration.TotalSeconds} s");
        Console.WriteLine("One at a time:");
        await LowLoad.RunAsync(echo, engine, claims, folder.PathOf("fsync"), stop);
        await CompareAsync(
            "Unary",
            new Contender("echo", echoProcess, new UnaryLoad(echo, claims, CallMix.Settlements)),
            new Contender("settlement", engineProcess, new UnaryLoad(engine, claims, CallMix.Settlements)),
            plan, rounds, stop);
        await CompareAsync(
            "Stream",
            new Contender("echo", echoProcess, new StreamLoad(echo, claims)),
            new Contender("settlement", engineProcess, new StreamLoad(engine, claims)),
            plan, rounds, stop);
    }

    private static async Task<string> KeepAnswerAsync(
        ServiceClient engine, ClaimSource claims, TemporaryFolder folder, CancellationToken stop)
    {
        var claim = claims.Next(claims.RandomOf(0));
        var answer = await engine.Claims.SettleAsync(new SettleRequest { Claim = claim }, cancellationToken: stop);
        if (answer.Settlement is null) throw new InvalidOperationException($"A claim to start with is refused: {answer}");
        Console.WriteLine($"A claim has {claim.CalculateSize()} bytes, its answer {answer.CalculateSize()}.");
        var file = folder.PathOf("answer.bin");
        await File.WriteAllBytesAsync(file, answer.ToByteArray(), stop);
        return file;
    }

    private static async Task CompareAsync(
        string name, Contender echo, Contender engine, LoadPlan plan, int rounds, CancellationToken stop)
    {
        Console.WriteLine($"{name}:");
        foreach (var each in (Contender[])[echo, engine]) await each.Load.RunAsync(plan with { Duration = WarmUp }, stop);
        List<double> ratios = [];
        for (var round = 0; round < rounds; round++)
        {
            var (bare, durable) = (await echo.RunAsync(plan, stop), await engine.RunAsync(plan, stop));
            ratios.Add(durable / bare);
        }

        ratios.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"  settlement / echo: median {ratios[ratios.Count / 2]:F2}, {ratios[0]:F2} to {ratios[^1]:F2}"));
    }
}

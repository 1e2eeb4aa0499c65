using Claims.V1;
using ClaimsLoad.Load;
using ClaimsLoad.Servers;
using Google.Protobuf;

namespace ClaimsLoad.Compare;

/// <summary>The engine against a bare echo of messages of the same size: one call at a time, unary, over streams.</summary>
internal static class Comparison
{
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
        await Turns.RunAsync(
            "Unary",
            new Contender("echo", new UnaryLoad(echo, claims, CallMix.Settlements), echoProcess),
            new Contender("settlement", new UnaryLoad(engine, claims, CallMix.Settlements), engineProcess),
            plan, rounds, stop);
        await Turns.RunAsync(
            "Stream",
            new Contender("echo", new StreamLoad(echo, claims), echoProcess),
            new Contender("settlement", new StreamLoad(engine, claims), engineProcess),
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
}

using System.CommandLine;
using ClaimsLoad.Compare;
using ClaimsLoad.Echo;
using ClaimsLoad.Load;
using ClaimsLoad.Servers;

namespace ClaimsLoad;

/// <summary>The program's words and what they do.</summary>
internal static class LoadCommandLine
{
    private static readonly Option<int> Concurrency = Number("--concurrency", "Calls in flight", 256, 1, 4096);
    private static readonly Option<int> Streams = Number("--streams", "Streams that share the calls in flight", 4, 1, 64);
    private static readonly Option<int> Seconds = Number("--seconds", "How long each measurement lasts", 4, 1, 600);
    private static readonly Option<int> Rounds = Number("--rounds", "Rounds of a comparison", 5, 1, 99);
    private static readonly Option<int> Members = Number("--members", "Members registered", 20_000, 1, 1_000_000);
    private static readonly Option<int> Seed = Number("--seed", "Chooses members and amounts", 1, 0, int.MaxValue);
    private static readonly Option<int> Rate = Number("--rate", "Settlements that arrive in a second", 2000, 1, 100_000);
    private static readonly Option<int> Claims =
        Number("--claims", "Claims in the database at the end", 5_000_000, 1, 100_000_000);
    private static readonly Option<int> Step = Number("--step", "Claims that a row stands for", 500_000, 1000, 4_000_000);
    private static readonly Option<bool> Stream = new("--stream") { Description = "Settle over streams, not call by call" };
    private static readonly Option<string> MixOption = new("--mix")
    {
        Description = "Shares of settle:quote:reverse:repeat among unary calls",
        DefaultValueFactory = _ => "100:0:0:0",
    };

    public static RootCommand Create() => new("Loads a settlement service and compares it with a bare echo.")
    {
        Run(),
        CompareBoth(),
        Open(),
        SeveralEngines(),
        Grow(),
        ThroughGateway(),
        Start(),
        ServeEcho(),
    };

    private static Command Run()
    {
        var address = new Option<Uri?>("--address")
        {
            Description = "A running service, http://127.0.0.1:PORT; without it an engine is started on a temporary file",
        };
        var command = new Command("run", "Loads one service and prints throughput and latencies.")
        {
            address, Stream, Concurrency, Streams, Seconds, MixOption, Members, Seed,
        };
        command.SetAction(async (words, stop) =>
        {
            var plan = PlanOf(words);
            var mix = CallMix.Parse(words.GetValue(MixOption)!);
            var claims = ClaimsOf(words);
            await using var folder = new TemporaryFolder();
            await using var engine = words.GetValue(address) is null ? await ServerProcess.EngineAsync(folder) : null;
            using var service = new ServiceClient(words.GetValue(address) ?? engine!.Address);
            await Registration.RegisterAsync(service, claims, stop);
            var load = words.GetValue(Stream) ? new StreamLoad(service, claims) : (ILoad)new UnaryLoad(service, claims, mix);
            if (engine is null) Console.WriteLine((await load.RunAsync(plan, stop)).ToString());
            else await new Contender("settlement", load, engine).RunAsync(plan, stop);
        });
        return command;
    }

    private static Command CompareBoth()
    {
        var command = new Command(
            "compare", "Loads an engine on a temporary SQLite file and a bare echo in turns, and prints the ratios.")
        {
            Concurrency, Streams, Seconds, Rounds, Members, Seed,
        };
        command.SetAction((words, stop) =>
            Comparison.RunAsync(PlanOf(words), words.GetValue(Rounds), ClaimsOf(words), stop));
        return command;
    }

    private static Command Open()
    {
        var command = new Command(
            "open", "Settles at a fixed rate and prints latencies from when a call was due, beside those of an fsync.")
        {
            Rate, Seconds, Rounds, Members, Seed,
        };
        command.SetAction((words, stop) => OpenLoop.RunAsync(
            words.GetValue(Rate), TimeSpan.FromSeconds(words.GetValue(Seconds)), words.GetValue(Rounds), ClaimsOf(words),
            stop));
        return command;
    }

    private static Command SeveralEngines()
    {
        var command = new Command("engines", "Loads one, two and four engine processes on one database in turns.")
        {
            Concurrency, Seconds, Rounds, Members, Seed,
        };
        command.SetAction((words, stop) =>
            Engines.RunAsync(PlanOf(words), words.GetValue(Rounds), ClaimsOf(words), stop));
        return command;
    }

    private static Command Grow()
    {
        var command = new Command("growth", "Fills an empty database over streams and prints what a claim costs at each step.")
        {
            Claims, Step, Concurrency, Streams, Members, Seed,
        };
        command.SetAction((words, stop) => Growth.RunAsync(
            PlanOf(words), words.GetValue(Claims), words.GetValue(Step), ClaimsOf(words), stop));
        return command;
    }

    private static Command ThroughGateway()
    {
        var command = new Command("gateway", "Loads an engine directly and through a gateway process in turns.")
        {
            Concurrency, Streams, Seconds, Rounds, Members, Seed,
        };
        command.SetAction((words, stop) =>
            GatewayPrice.RunAsync(PlanOf(words), words.GetValue(Rounds), ClaimsOf(words), stop));
        return command;
    }

    private static Command Start()
    {
        var engine = new Option<FileInfo?>("--engine")
        {
            Description = "A published ClaimsEngine.dll; without it the engine is published from here for this run",
        };
        var command = new Command(
            "start", "Starts the engine as built and as published, in turns, and prints how soon a claim is settled.")
        {
            engine, Rounds, Members, Seed,
        };
        command.SetAction((words, stop) =>
            ColdStart.RunAsync(words.GetValue(engine)?.FullName, words.GetValue(Rounds), ClaimsOf(words), stop));
        return command;
    }

    private static Command ServeEcho()
    {
        var answer = new Option<FileInfo>("--answer")
        {
            Description = "The bytes of a SettleResponse, which answers every claim",
            Required = true,
        };
        var command = new Command("echo", "Serves the bare echo until the process is ended.") { answer };
        command.SetAction((words, stop) => EchoHost.RunAsync(words.GetValue(answer)!, stop));
        return command;
    }

    private static ClaimSource ClaimsOf(ParseResult words) => new(words.GetValue(Members), words.GetValue(Seed));

    private static LoadPlan PlanOf(ParseResult words) => new(
        words.GetValue(Concurrency), words.GetValue(Streams), TimeSpan.FromSeconds(words.GetValue(Seconds)));

    private static Option<int> Number(string name, string description, int otherwise, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description}, {least} to {most}",
            DefaultValueFactory = _ => otherwise,
        };
        option.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && given.GetValue(option) is var value && (value < least || value > most))
                given.AddError($"{name} is {value}; {least} to {most} are allowed.");
        });
        return option;
    }
}

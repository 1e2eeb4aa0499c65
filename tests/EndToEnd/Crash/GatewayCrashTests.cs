using EndToEnd.Service;
using Grpc.Core;
using Grpc.Net.Client;

namespace EndToEnd.Crash;

/// <summary>
/// Engine processes behind a gateway are killed with SIGKILL under load, one after another and then all at once. Callers
/// of the gateway see answers, or UNAVAILABLE or DEADLINE_EXCEEDED within their deadline; nothing acknowledged is
/// lost, and nothing is done twice. CLAIMS_KILLS sets how often, CLAIMS_CRASH_SEED which moments.
/// </summary>
internal sealed class GatewayCrashTests
{
    private const int Engines = 3;
    private const int Clients = 8;
    private const int LongestLife = 500;
    private static readonly HashSet<StatusCode> Doubts = [StatusCode.Unavailable, StatusCode.DeadlineExceeded];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("claims-crash-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Engines_KilledBehindTheGateway_LoseAndDoubleNothing()
    {
        var seed = CrashTests.Variable("CLAIMS_CRASH_SEED", 20221231);
        var kills = CrashTests.Variable("CLAIMS_KILLS", 3);
        var random = new Random(seed);
        var path = Path.Combine(_folder, "claims.db");
        var policy = CrashLedger.CopyPolicy(_folder);
        List<KilledEngine> engines = [];
        try
        {
            var sockets = Enumerable.Range(0, Engines).Select(i => Path.Combine(_folder, $"{i}.sock")).ToList();
            engines.AddRange(await Task.WhenAll(
                sockets.Select(socket => KilledEngine.StartOnSocketAsync(path, policy, socket))));
            await using var gateway = RunningGateway.StartBefore(sockets.Select(socket => "unix:" + socket));
            using var channel = GrpcChannel.ForAddress(
                gateway.GrpcAddress, new GrpcChannelOptions { HttpHandler = new CrashCallers() });
            await CrashLedger.FillAsync(channel);
            var clients = Enumerable.Range(0, Clients)
                .Select(i => new CrashClient(i, random.Next(), [() => channel], Doubts)).ToList();
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(clients.Select(client => client.WorkAsync(stop.Token)));

            for (var kill = 0; kill < kills && !work.IsCompleted; kill++)
            {
                await Task.Delay(random.Next(LongestLife));
                await engines[random.Next(Engines)].KillAndRestartAsync();
            }

            await Task.WhenAll(engines.Select(engine => engine.KillAsync()));
            await Task.WhenAll(engines.Select(engine => engine.StartProcessAsync()));
            await stop.CancelAsync();
            await work;

            var context = $"seed {seed}, kills {kills} and {Engines} at once, "
                + $"claims acknowledged {clients.Sum(client => client.Settled.Count)}, "
                + $"reversals {clients.Sum(client => client.Reversed.Count)}, repeats {clients.Sum(client => client.Repeats)}";
            TestContext.Out.WriteLine(context);
            Assert.That(clients.Select(client => client.Settled.Count), Is.All.Positive, context);
            CrashLedger.AssertTrue(path, clients, context);
            await CrashLedger.AssertAuditedAsync(channel, context);
        }
        finally
        {
            foreach (var engine in engines) await engine.DisposeAsync();
        }
    }
}

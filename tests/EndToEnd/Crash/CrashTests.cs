using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;

namespace EndToEnd.Crash;

/// <summary>
/// Engine processes are killed with SIGKILL while clients call them. Nothing acknowledged is lost, and what is
/// repeated is not done twice. CLAIMS_KILLS sets how often, CLAIMS_CRASH_SEED which moments.
/// </summary>
internal sealed class CrashTests
{
    private const int Clients = 6;
    private const int LongestLife = 900;

    // What a broken connection may look like to one who calls an engine itself.
    private static readonly HashSet<StatusCode> Doubts =
    [
        StatusCode.Unavailable, StatusCode.DeadlineExceeded, StatusCode.Cancelled, StatusCode.ResourceExhausted,
        StatusCode.Internal,
    ];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("claims-crash-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(1)]
    [TestCase(2)]
    public async Task Engines_KilledAtRandomMoments_LoseAndDoubleNothing(int engineCount)
    {
        var seed = Variable("CLAIMS_CRASH_SEED", 20221231);
        var kills = Variable("CLAIMS_KILLS", 5);
        var random = new Random(seed);
        var path = Path.Combine(_folder, "claims.db");
        var policy = CrashLedger.CopyPolicy(_folder);
        List<KilledEngine> engines = [];
        try
        {
            for (var i = 0; i < engineCount; i++) engines.Add(await KilledEngine.StartAsync(path, policy));
            await CrashLedger.FillAsync(engines[0].Channel);
            var clients = Enumerable.Range(0, Clients)
                .Select(i => new CrashClient(i, random.Next(), [.. engines.Select(Channel)], Doubts)).ToList();
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(clients.Select(client => client.WorkAsync(stop.Token)));
            for (var kill = 0; kill < kills && !work.IsCompleted; kill++)
            {
                await Task.Delay(random.Next(LongestLife));
                await engines[0].KillAndRestartAsync();
            }

            await stop.CancelAsync();
            await work;
            var context = $"engines {engineCount}, seed {seed}, kills {kills}, "
                + $"claims acknowledged {clients.Sum(client => client.Settled.Count)}, "
                + $"reversals {clients.Sum(client => client.Reversed.Count)}, "
                + $"purchases {clients.Sum(client => client.Bought.Count)}, repeats {clients.Sum(client => client.Repeats)}";
            TestContext.Out.WriteLine(context);
            CrashLedger.AssertTrue(path, clients, context);
            await CrashLedger.AssertAuditedAsync(engines[0].Channel, context);
        }
        finally
        {
            foreach (var engine in engines) await engine.DisposeAsync();
        }
    }

    private static Func<GrpcChannel> Channel(KilledEngine engine) => () => engine.Channel;

    internal static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}

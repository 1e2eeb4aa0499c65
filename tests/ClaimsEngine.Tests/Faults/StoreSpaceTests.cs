using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Simulation;
using Dapper;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsEngine.Tests.Faults;

/// <summary>
/// A full disk and a database that cannot be written: refused with a reason, and the same engine goes on when it can
/// be written again. PRAGMA max_page_count stands for the full disk, PRAGMA query_only for the read-only file.
/// </summary>
internal sealed class StoreSpaceTests
{
    private const int MostClaims = 2000;

    [Test]
    public async Task Settle_DiskFull_IsUnavailableUntilThereIsSpace()
    {
        using var store = await SimulatedStore.MakeAsync();
        Run(store, async (engine, faults) =>
        {
            faults.SetWriters("max_page_count = 1");
            var settled = 0;
            while (await StatusAsync(engine, settled) is null) Assert.That(++settled, Is.LessThan(MostClaims));
            await RequireRefusedAsync(engine, settled);
            faults.SetWriters("max_page_count = 1000000");
            Assert.That(await StatusAsync(engine, settled), Is.Null, "the same claim settles when there is space");
            return settled + 1;
        });
    }

    [Test]
    public async Task Settle_ReadOnlyDatabase_IsUnavailableUntilItCanBeWritten()
    {
        using var store = await SimulatedStore.MakeAsync();
        Run(store, async (engine, faults) =>
        {
            Assert.That(await StatusAsync(engine, 0), Is.Null);
            faults.SetWriters("query_only = ON");
            await RequireRefusedAsync(engine, 1);
            Assert.That(await engine.IsReadyAsync(), Is.False);
            faults.SetWriters("query_only = OFF");
            Assert.That(await engine.IsReadyAsync(), Is.True);
            Assert.That(await StatusAsync(engine, 1), Is.Null, "the same claim settles when it can be written");
            return 2;
        });
    }

    [Test]
    public async Task Ready_DiskFull_IsNotReadyUntilThereIsSpaceAndWritesOnlyToFindOut()
    {
        using var store = await SimulatedStore.MakeAsync();
        Run(store, async (engine, faults) =>
        {
            Assert.That(await StatusAsync(engine, 0), Is.Null);
            faults.CommitFailure = raw.SQLITE_FULL;
            var begun = faults.WritesBegun;
            Assert.That(await engine.IsReadyAsync(), Is.True, "nothing failed yet");
            Assert.That(faults.WritesBegun, Is.EqualTo(begun), "a ready engine is not written to");
            await RequireRefusedAsync(engine, 1);
            Assert.That(await engine.IsReadyAsync(), Is.False);
            Assert.That(await StatusAsync(engine, 0), Is.Null, "what is settled already is answered");
            Assert.That(await engine.IsReadyAsync(), Is.False, "an answer that wrote nothing is no sign of recovery");
            faults.CommitFailure = 0;
            Assert.That(await engine.IsReadyAsync(), Is.True, "no claim has to come first");
            begun = faults.WritesBegun;
            Assert.That(await engine.IsReadyAsync(), Is.True);
            Assert.That(faults.WritesBegun, Is.EqualTo(begun));
            Assert.That(await StatusAsync(engine, 1), Is.Null);
            return 2;
        });
    }

    private static void Run(SimulatedStore store, Func<SimulatedEngine, StoreFaults, Task<int>> act)
    {
        var random = new Random(1);
        var loop = new SeededLoop(random);
        var faults = new StoreFaults(loop, random, new SimulationPlan(), new SiteCounts());
        var path = store.Copy();
        loop.Run(async () =>
        {
            using var engine = new SimulatedEngine(path, store.Policies, new LoopClock(loop), faults);
            var settled = await act(engine, faults);
            Assert.That(engine.Consuming.IsCompleted, Is.False, "the engine lives");
            using var database = new SqliteConnection($"Data Source={path};Pooling=False");
            database.Open();
            Assert.That(database.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE kind = 1"), Is.EqualTo(settled));
            Assert.That(LedgerInvariants.FindBroken(database), Is.Empty);
        });
    }

    /// <summary>A claim is refused as often as it is sent, nothing of it is stored, and the engine still reads.</summary>
    private static async Task RequireRefusedAsync(SimulatedEngine engine, int number)
    {
        for (var i = 0; i < 3; i++) Assert.That(await StatusAsync(engine, number), Is.EqualTo(StatusCode.Unavailable));
        var outcome = await engine.GetOutcomeAsync(
            new GetOutcomeRequest { InstitutionId = "H1", ClaimNumber = $"C{number}" }, default);
        Assert.That(outcome.State, Is.EqualTo(KeyState.NeverSeen));
    }

    private static async Task<StatusCode?> StatusAsync(SimulatedEngine engine, int number)
    {
        try
        {
            var claim = Given.Claim($"C{number}", "H1", "2022-03-01", 1_000);
            var answer = await engine.SettleAsync(new SettleRequest { Claim = claim }, default);
            Assert.That(answer.Settlement, Is.Not.Null, $"{answer.Refusal}");
            return null;
        }
        catch (RpcException e)
        {
            Assert.That(ErrorDetail.Of(e).Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
            return e.StatusCode;
        }
    }
}

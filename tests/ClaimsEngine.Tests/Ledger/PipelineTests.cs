using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>The bad days of the pipeline: a full channel, a store that fails, a caller that gives up.</summary>
internal sealed class PipelineTests
{
    private const string FailClaims =
        "CREATE TRIGGER fail BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no space'); END";

    [Test]
    public async Task Settle_FullChannel_IsToldToWait()
    {
        await using var engine = await TestEngine.StartAsync(options => options with { QueueCapacity = 2, MostPerBatch = 1 });
        await engine.RegisterAllAsync(Given.Active());
        using var blocker = engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        var calls = Enumerable.Range(0, 12).Select(i => TrySettleAsync(engine, $"C{i}")).ToList();
        while (calls.Count(call => call.IsCompleted) < 9) await Task.WhenAny(calls.Where(call => !call.IsCompleted));
        blocker.Execute("COMMIT");
        var answers = await Task.WhenAll(calls);
        var settled = answers.Count(answer => answer is null);
        Assert.That(settled, Is.InRange(2, 3), "two wait; one more when the first was taken in time");

        var error = answers.First(answer => answer is not null)!;
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.ResourceExhausted, "ENGINE_BUSY")));
        Assert.That(error.Retry!.RetryDelay.ToTimeSpan(), Is.GreaterThan(TimeSpan.Zero));
        Assert.That(CountEntries(engine), Is.EqualTo(settled));
    }

    [Test]
    public async Task Settle_StoreFails_IsUnavailableAndWritesNothing()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        using (var database = engine.OpenDatabase()) database.Execute(FailClaims);
        var error = await TrySettleAsync(engine, "C1");
        Assert.That((error!.Code, error.Reason), Is.EqualTo((StatusCode.Unavailable, "ENGINE_UNAVAILABLE")));
        Assert.That(CountEntries(engine), Is.Zero, "the entry went with its transaction");
        Assert.That(engine.Errors.Expect("BatchFailed"), Is.EqualTo(1));

        using (var database = engine.OpenDatabase()) database.Execute("DROP TRIGGER fail");
        Assert.That(await TrySettleAsync(engine, "C1"), Is.Null, "the same key settles when the store is back");
        Assert.That(CountEntries(engine), Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_StoreLocked_IsUnavailable()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        using var blocker = engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        var error = await TrySettleAsync(engine, "C1");
        Assert.That(error!.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
        blocker.Execute("COMMIT");
        Assert.That(engine.Errors.Expect("BatchFailed"), Is.EqualTo(1));
        Assert.That(await TrySettleAsync(engine, "C1"), Is.Null);
    }

    [Test]
    public async Task Settle_CallerGivesUpWhileWaiting_IsNotTaken()
    {
        await using var engine = await TestEngine.StartAsync(options => options with { MostPerBatch = 1 });
        await engine.RegisterAllAsync(Given.Active());
        using var blocker = engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        var taken = TrySettleAsync(engine, "C1");
        var given = engine.Claims.SettleAsync(
            new SettleRequest { Claim = Given.Claim("C2", "H1", "2022-03-01", 100) }, deadline: DateTime.MaxValue);
        var late = engine.Claims.SettleAsync(
            new SettleRequest { Claim = Given.Claim("C3", "H1", "2022-03-01", 100) },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200));
        Assert.That(async () => await late, Throws.TypeOf<RpcException>()
            .With.Property(nameof(RpcException.StatusCode)).EqualTo(StatusCode.DeadlineExceeded));
        blocker.Execute("COMMIT");
        await taken;
        Assert.That((await given).Settlement, Is.Not.Null);
        Assert.That(CountEntries(engine), Is.EqualTo(2), "the one whose deadline passed while it waited was never taken");
    }

    [Test]
    public async Task Settle_FaultyNeighboursInABatch_HarmNobody()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        await engine.SettleAsync(Given.Claim("C0", "H1", "2022-03-01", 100));
        using var blocker = engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        var calls = Enumerable.Range(0, 40).Select(i => (i % 4) switch
        {
            0 => TrySettleAsync(engine, $"C{i + 1}"),
            1 => TrySettleAsync(engine, $"C{i + 1}", member: "M9"),
            2 => TrySettleAsync(engine, "C0"),
            _ => TrySettleAsync(engine, $"C{i + 1}", institution: "H9"),
        }).ToList();
        blocker.Execute("COMMIT");
        var answers = await Task.WhenAll(calls);
        Assert.That(answers.Where((_, i) => i % 4 == 0), Has.All.Null);
        Assert.That(answers.Where((_, i) => i % 4 == 1).Select(error => error!.Reason), Has.All.EqualTo("MEMBER_NOT_FOUND"));
        Assert.That(answers.Where((_, i) => i % 4 == 2).Select(error => error!.Reason), Has.All.EqualTo("CLAIM_NUMBER_TAKEN"));
        Assert.That(CountEntries(engine), Is.EqualTo(11));
    }

    [Test]
    public async Task Stop_WhileCallsAreInFlight_KeepsEveryAnsweredOne()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        var clients = engine.Claims;
        var calls = Enumerable.Range(0, 50).Select(async i =>
        {
            try
            {
                await clients.SettleAsync(new SettleRequest { Claim = Given.Claim($"C{i}", "H1", "2022-03-01", 100) });
                return $"C{i}";
            }
            catch (RpcException)
            {
                // No answer, or told to repeat: the caller does not know, and repeats with the same key.
                return null;
            }
        }).ToList();
        await Task.WhenAny(calls);
        await engine.RestartAsync();
        var answered = (await Task.WhenAll(calls)).OfType<string>().ToList();
        using var database = engine.OpenDatabase();
        Assert.That(answered, Is.Not.Empty);
        Assert.That(answered, Is.SubsetOf(database.Query<string>("SELECT claim_number FROM entry")));
    }

    private static async Task<ErrorDetail?> TrySettleAsync(
        TestEngine engine, string number, string member = "M1", string institution = "H1")
    {
        var claim = Given.Claim(number, institution, "2022-03-01", 1_000, member: member);
        try
        {
            await engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
            return null;
        }
        catch (RpcException e)
        {
            return ErrorDetail.Of(e);
        }
    }

    private static long CountEntries(TestEngine engine)
    {
        using var database = engine.OpenDatabase();
        return database.ExecuteScalar<long>("SELECT count(*) FROM entry");
    }
}

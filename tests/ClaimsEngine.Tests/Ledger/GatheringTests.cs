using ClaimsEngine.Hosting;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsEngine.Policies;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Sqlite;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>When the pipeline waits for more and when it does not, turn by turn on one thread.</summary>
internal sealed class GatheringTests
{
    private const int MostPerBatch = 3;

    private TestEngine _engine = null!;
    private MetricWatch _watch = null!;
    private VersionCache _cache = null!;
    private LedgerWriter _writer = null!;
    private PostingPipeline _pipeline = null!;
    private Turns _turns = null!;

    private IEnumerable<double> BatchSizes => _watch.Of("claims.batch.size").Select(each => each.Value);

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync(options => options with { MostPerBatch = MostPerBatch });
        await _engine.RegisterAllAsync(Given.Active());
        _watch = new MetricWatch(_engine.Services);
        _cache = new VersionCache();
        _writer = new LedgerWriter(new SqliteFile(_engine.DatabasePath), _cache);
        _pipeline = new PostingPipeline(
            _writer, _engine.Services.GetRequiredService<PolicyLibrary>(),
            _engine.Services.GetRequiredService<EngineOptions>(), NullLogger<PostingPipeline>.Instance,
            _engine.Services.GetRequiredService<EngineMetrics>());
        _turns = new Turns();
        _turns.Run(() => _ = _pipeline.ConsumeAsync());
    }

    [TearDown]
    public async Task StopAsync()
    {
        _pipeline.Dispose();
        _writer.Dispose();
        _cache.Dispose();
        _watch.Dispose();
        await _engine.DisposeAsync();
    }

    [Test]
    public void Submit_IdleEngine_CommitsEachAtOnceAndAlone()
    {
        string[] numbers = ["C1", "C2", "C3"];
        foreach (var number in numbers)
        {
            var lone = Submit(number);
            _turns.Next();
            Assert.That(lone.IsCompletedSuccessfully, Is.True, number);
            Assert.That(_turns.Waiting, Is.Zero, "it gathers nothing");
        }

        Assert.That(BatchSizes, Is.EqualTo(new double[] { 1, 1, 1 }));
    }

    [Test]
    public async Task Submit_SeveralWaiting_ShareBatchesInTheirOrder()
    {
        List<Task<SettleOutcome>> calls = [.. Enumerable.Range(1, 5).Select(i => Submit($"C{i}"))];
        _turns.NextUntil(() => calls.TrueForAll(call => call.IsCompleted));
        Assert.That(BatchSizes, Is.EqualTo(new double[] { MostPerBatch, 2 }));
        var entries = (await Task.WhenAll(calls)).Select(answer => answer.Filed!.Entry).ToList();
        Assert.That(entries.Select(entry => entry.Sequence), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(entries.Select(entry => entry.ClaimNumber), Is.EqualTo(new[] { "C1", "C2", "C3", "C4", "C5" }));
    }

    [Test]
    public void Submit_WhileABusyEngineGathers_JoinsTheNextBatch()
    {
        List<Task<SettleOutcome>> calls = [Submit("C1"), Submit("C2")];
        _turns.Next();
        Assert.That(BatchSizes, Is.EqualTo(new double[] { 2 }));

        calls.Add(Submit("C3"));
        _turns.Next();
        Assert.That(BatchSizes, Is.EqualTo(new double[] { 2 }), "one that waits is not taken yet");
        calls.Add(Submit("C4"));
        _turns.NextUntil(() => calls.TrueForAll(call => call.IsCompleted));
        Assert.That(BatchSizes, Is.EqualTo(new double[] { 2, 2 }));
    }

    private Task<SettleOutcome> Submit(string number) => _pipeline.SubmitAsync(
        new SettlePosting(ClaimFields.Read(Given.Claim(number, "H1", "2022-03-01", 1_000), needsNumber: true)),
        CancellationToken.None);

    /// <summary>Runs what waits for a thread when a test says so, and never more than one piece at a time.</summary>
    private sealed class Turns : SynchronizationContext
    {
        private const int MostTurns = 100;

        private readonly Queue<(SendOrPostCallback Callback, object? State)> _waiting = [];

        public int Waiting => _waiting.Count;

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));

        public void Next()
        {
            var (callback, state) = _waiting.Dequeue();
            Run(() => callback(state));
        }

        public void NextUntil(Func<bool> isDone)
        {
            for (var turn = 0; !isDone(); turn++)
            {
                Assert.That(turn, Is.LessThan(MostTurns), "it does not come to an end");
                Next();
            }
        }

        public void Run(Action piece)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                piece();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}

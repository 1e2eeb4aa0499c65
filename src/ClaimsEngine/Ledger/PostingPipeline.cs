using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using ClaimsEngine.Faults;
using ClaimsEngine.Hosting;
using ClaimsEngine.Metrics;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;

namespace ClaimsEngine.Ledger;

/// <summary>
/// The one way into the ledger. Postings wait in a bounded channel; a single consumer takes what waits, decides
/// it on one loaded batch, commits once, and answers everybody. An idle engine commits at once: what comes while it
/// commits is the next batch. A busy one, whose last batch held several, also lets those come that are on their way.
/// </summary>
internal sealed class PostingPipeline : BackgroundService
{
    private const int MostAttempts = 5;

    // How often a busy engine lets the work that waits for a thread go first before it takes the next batch: calls
    // that are about to arrive come along, and a commit's fixed cost is shared by more.
    private const int GatheringTurns = 2;

    private readonly Channel<Posting> _channel;
    private readonly ILedgerWriter _writer;
    private readonly PolicyLibrary _policies;
    private readonly TimeProvider _clock;
    private readonly ILogger<PostingPipeline> _logger;
    private readonly EngineMetrics _metrics;
    private readonly int _mostPerBatch;
    private readonly BatchNeeds _needs = new();
    private volatile bool _stopping;
    private volatile bool _lastWriteFailed;

    public PostingPipeline(
        ILedgerWriter writer, PolicyLibrary policies, EngineOptions options, ILogger<PostingPipeline> logger,
        EngineMetrics metrics)
    {
        _writer = writer;
        _policies = policies;
        _clock = options.Clock;
        _logger = logger;
        _metrics = metrics;
        _mostPerBatch = options.MostPerBatch;
        _channel = Channel.CreateBounded<Posting>(new BoundedChannelOptions(options.QueueCapacity)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
        });
        metrics.ObserveQueue(() => _channel.Reader.Count);
    }

    /// <summary>Whether the store failed at the last batch that had something to write, and has not recovered.</summary>
    public bool LastWriteFailed => _lastWriteFailed;

    /// <summary>The store was seen to take a write.</summary>
    public void StoreRecovered() => _lastWriteFailed = false;

    /// <summary>Puts a posting into the channel and waits for its answer.</summary>
    /// <exception cref="FaultException">
    /// The channel is full, the engine is stopping, or the posting has a fault.
    /// </exception>
    public Task<T> SubmitAsync<T>(Posting<T> posting, CancellationToken cancellation)
    {
        // The caller's cancellation is heard before the posting can be taken.
        var answer = posting.AnswerAsync(cancellation);
        if (_channel.Writer.TryWrite(posting)) return answer;
        posting.Fail(_stopping ? Fault.EngineUnavailable : Fault.EngineBusy);
        posting.Count(_metrics);
        posting.Answer();
        return answer;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What waits is still decided; what comes later is told to repeat.
        _stopping = true;
        _channel.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    /// <summary>Posts what arrives until the channel is completed.</summary>
    public async Task ConsumeAsync()
    {
        var reader = _channel.Reader;
        List<Posting> taken = [];
        while (await reader.WaitToReadAsync(CancellationToken.None))
        {
            while (taken.Count < _mostPerBatch && reader.TryRead(out var posting))
            {
                if (posting.TryTake()) taken.Add(posting);
            }

            Post(taken);
            foreach (var posting in taken)
            {
                posting.Count(_metrics);
                posting.Answer();
            }

            var isBusy = taken.Count > 1;
            taken.Clear();
            for (var turn = 0; isBusy && turn < GatheringTurns; turn++) await Task.Yield();
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ConsumeAsync();

    private void Post(List<Posting> taken)
    {
        if (taken.Count == 0) return;
        var began = Stopwatch.GetTimestamp();
        using var trace = EngineMetrics.TraceBatch(taken.Count, taken.Select(posting => posting.Caller));
        try
        {
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                if (TryPost(taken)) return;
                _metrics.Overtaken();
            }

            EngineLog.BatchOvertaken(_logger, taken.Count, MostAttempts);
            FailAll(taken, Fault.EngineUnavailable);
        }
        catch (DbException e)
        {
            _lastWriteFailed = true;
            EngineLog.BatchFailed(_logger, e, taken.Count);
            trace?.SetStatus(ActivityStatusCode.Error, "BatchFailed");
            FailAll(taken, Fault.EngineUnavailable);
        }
        catch (Exception e)
        {
            EngineLog.BatchBroke(_logger, e, taken.Count);
            trace?.SetStatus(ActivityStatusCode.Error, "BatchBroke");
            FailAll(taken, Fault.InvariantBroken);
        }
        finally
        {
            _metrics.BatchEnded(taken.Count, began);
        }
    }

    /// <summary>Decides and writes the postings.</summary>
    /// <returns>False when another engine was faster with a member: nothing is written.</returns>
    private bool TryPost(List<Posting> taken)
    {
        _needs.Clear();
        foreach (var posting in taken) posting.Ask(_needs);
        try
        {
            var batch = _writer.Open(_needs, Moment.Of(_clock, _policies.Current));
            foreach (var posting in taken) Apply(posting, batch);
            var began = Stopwatch.GetTimestamp();
            if (!_writer.TryCommit(batch)) return false;
            _metrics.Committed(began);
            // A batch of repeats and refusals writes nothing, and tells nothing of the store.
            if (batch.Entries.Count > 0) StoreRecovered();
            return true;
        }
        finally
        {
            _writer.Close();
        }
    }

    private void Apply(Posting posting, Batch batch)
    {
        try
        {
            posting.Apply(batch);
        }
        catch (Exception e)
        {
            // A posting adds to the batch as its last act, so one that throws has added nothing.
            EngineLog.PostingBroke(_logger, e, posting.GetType().Name);
            posting.Fail(Fault.InvariantBroken);
        }
    }

    private static void FailAll(List<Posting> taken, Fault fault)
    {
        foreach (var posting in taken) posting.Fail(fault);
    }
}

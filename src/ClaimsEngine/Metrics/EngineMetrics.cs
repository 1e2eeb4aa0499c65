using System.Diagnostics;
using System.Diagnostics.Metrics;
using ClaimsEngine.Faults;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Metrics;

/// <summary>
/// What the engine counts and measures, under names that stay (docs/operations.md). No attribute says anything of
/// a person, a claim or an institution.
/// </summary>
internal sealed class EngineMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Claims.Engine";

    private static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _settlements;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _repeats;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _overtaken;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchTime;
    private readonly Histogram<double> _commitTime;

    public EngineMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _settlements = _meter.CreateCounter<long>("claims.settlements", "{claim}", "Claims settled for the first time");
        _refusals = _meter.CreateCounter<long>("claims.refusals", "{call}", "Calls that the rules refused, by call and reason");
        _repeats = _meter.CreateCounter<long>(
            "claims.repeats", "{call}", "Calls that were answered as before, by call");
        _failures = _meter.CreateCounter<long>("claims.failures", "{call}", "Writing calls that failed, by reason");
        _overtaken = _meter.CreateCounter<long>(
            "claims.batch.overtaken", "{batch}", "Batches decided anew since another engine was faster");
        _batchSize = _meter.CreateHistogram<int>("claims.batch.size", "{call}", "Writing calls in a transaction");
        _batchTime = _meter.CreateHistogram<double>(
            "claims.batch.duration", "s", "A batch, from its transaction's begin to its end");
        _commitTime = _meter.CreateHistogram<double>(
            "claims.commit.duration", "s", "Writing and committing a batch: the share of the store");
    }

    /// <summary>Begins the trace of a batch, with links to those of its calls; null when nobody traces.</summary>
    /// <param name="size">How many postings it holds.</param>
    /// <param name="callers">The traces of their calls, where they have one.</param>
    public static Activity? TraceBatch(int size, IEnumerable<Activity?> callers)
    {
        if (!Source.HasListeners()) return null;
        var links = callers.OfType<Activity>().Select(caller => new ActivityLink(caller.Context));
        return Source.StartActivity(ActivityKind.Internal, links: links, name: "claims.batch")
            ?.SetTag("claims.batch.size", size);
    }

    /// <summary>Observes how many calls wait.</summary>
    public void ObserveQueue(Func<int> depth) => _meter.CreateObservableUpDownCounter(
        "claims.queue.depth", depth, "{call}", "Writing calls that wait for a batch");

    /// <summary>A claim was settled for the first time.</summary>
    public void Settled() => _settlements.Add(1);

    /// <summary>The rules refused a call.</summary>
    /// <param name="call">The call: settle, refund, purchase or pay_contribution.</param>
    /// <param name="reason">Why.</param>
    public void Refused(string call, Reason reason) => _refusals.Add(
        1,
        new KeyValuePair<string, object?>("call", call),
        new KeyValuePair<string, object?>("reason", reason.ToString()));

    /// <summary>A call was answered as before.</summary>
    /// <param name="call">The call: settle, reverse, refund, purchase or pay_contribution.</param>
    public void Repeated(string call) => _repeats.Add(1, new KeyValuePair<string, object?>("call", call));

    /// <summary>A writing call failed.</summary>
    public void Failed(Fault fault) =>
        _failures.Add(1, new KeyValuePair<string, object?>("reason", FaultStatus.NameOf(fault.Reason)));

    /// <summary>A batch is decided anew.</summary>
    public void Overtaken() => _overtaken.Add(1);

    /// <summary>A batch has ended.</summary>
    /// <param name="size">How many postings it held.</param>
    /// <param name="began">When it began, in ticks of <see cref="Stopwatch"/>.</param>
    public void BatchEnded(int size, long began)
    {
        _batchSize.Record(size);
        _batchTime.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>A batch was committed.</summary>
    /// <param name="began">When its writing began, in ticks of <see cref="Stopwatch"/>.</param>
    public void Committed(long began) => _commitTime.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
}

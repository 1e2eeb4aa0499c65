using System.Diagnostics;
using ClaimsEngine.Faults;
using ClaimsEngine.Metrics;

namespace ClaimsEngine.Ledger;

/// <summary>
/// Something that wants into the ledger. It is taken once, decided in its batch, and answered after the commit.
/// </summary>
internal abstract class Posting
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Withdrawn = 2;

    private int _stage = Waiting;

    /// <summary>The trace of the call that it comes from; null when nobody traces.</summary>
    public Activity? Caller { get; } = Activity.Current;

    /// <summary>Takes the posting into a batch.</summary>
    /// <returns>False when its caller withdrew it before.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref _stage, Taken, Waiting) == Waiting;

    /// <summary>Says what must be loaded.</summary>
    public abstract void Ask(BatchNeeds needs);

    /// <summary>
    /// Decides on what is loaded, and adds to the batch as its last act. May be done anew on a fresh batch.
    /// </summary>
    public abstract void Apply(Batch batch);

    /// <summary>Answers the caller with what was decided.</summary>
    public abstract void Answer();

    /// <summary>Counts what was decided.</summary>
    public abstract void Count(EngineMetrics metrics);

    /// <summary>Replaces what was decided: the caller is answered with a fault.</summary>
    public abstract void Fail(Fault fault);

    /// <summary>Withdraws the posting unless it was taken: what was taken is decided and kept.</summary>
    protected bool TryWithdraw() => Interlocked.CompareExchange(ref _stage, Withdrawn, Waiting) == Waiting;
}

/// <summary>A posting whose caller waits for an answer.</summary>
internal abstract class Posting<T> : Posting
{
    private readonly TaskCompletionSource<T> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;
    private Outcome<T> _outcome;

    public sealed override void Apply(Batch batch) => _outcome = Decide(batch);

    public sealed override void Fail(Fault fault) => _outcome = fault;

    public sealed override void Count(EngineMetrics metrics)
    {
        if (_outcome.IsFault) metrics.Failed(_outcome.Fault!);
        else Count(metrics, _outcome.Answer);
    }

    public sealed override void Answer()
    {
        // What was taken is answered whatever its caller does.
        _cancellation.Unregister();
        if (_outcome.IsFault) _answered.TrySetException(new FaultException(_outcome.Fault!));
        else _answered.TrySetResult(_outcome.Answer);
    }

    /// <summary>Waits for the answer; a cancellation counts only until the posting is taken.</summary>
    public Task<T> AnswerAsync(CancellationToken cancellation)
    {
        _cancellation = cancellation.UnsafeRegister(
            static (posting, token) => ((Posting<T>)posting!).Withdraw(token), this);
        return _answered.Task;
    }

    protected abstract Outcome<T> Decide(Batch batch);

    /// <summary>Counts an answer.</summary>
    protected virtual void Count(EngineMetrics metrics, T answer)
    {
    }

    private void Withdraw(CancellationToken token)
    {
        if (TryWithdraw()) _answered.TrySetCanceled(token);
    }
}

namespace ClaimsEngine.Ledger;

/// <summary>
/// Postings of more than one step decide the later on the effect of the earlier. Until it is kept, everything
/// that a trial adds to the batch is taken back when it ends.
/// </summary>
internal sealed class Trial : IDisposable
{
    private readonly Batch _batch;
    private readonly Stack<Action> _takeBack = [];

    public Trial(Batch batch)
    {
        if (batch.Trial is not null) throw new InvalidOperationException("Trials do not nest.");
        _batch = batch;
        batch.Trial = this;
    }

    /// <summary>Adds how to take back what is added next.</summary>
    public void OnFailure(Action takeBack) => _takeBack.Push(takeBack);

    /// <summary>Keeps what was added.</summary>
    public void Keep() => _takeBack.Clear();

    public void Dispose()
    {
        _batch.Trial = null;
        while (_takeBack.TryPop(out var takeBack)) takeBack();
    }
}

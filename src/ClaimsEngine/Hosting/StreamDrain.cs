namespace ClaimsEngine.Hosting;

/// <summary>
/// Ends open streams before the server closes their connections. A connection closed under a stream would take with
/// it the last answers and the status that tells the caller how the stream ended.
/// </summary>
internal sealed class StreamDrain : IHostedLifecycleService, IDisposable
{
    // Ended streams have their last frames queued, not sent; a caller may still be sending what nobody will read,
    // and a socket closed with unread bytes in it discards what was on its way back.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The running engine counts as one, so that the count reaches 0 only once the engine stops.
    private int _open = 1;

    /// <summary>Set when the engine stops: a stream reads no more and answers what it has read.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Counts a stream as open until its response is complete.</summary>
    public void Enter(HttpResponse response)
    {
        Interlocked.Increment(ref _open);
        response.OnCompleted(() =>
        {
            Leave();
            return Task.CompletedTask;
        });
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        if (Leave()) return;
        await Task.WhenAny(_ended.Task, Task.Delay(Timeout.Infinite, cancellationToken));
        await Task.WhenAny(Task.Delay(Linger, cancellationToken));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private bool Leave()
    {
        if (Interlocked.Decrement(ref _open) > 0) return false;
        _ended.TrySetResult();
        return true;
    }
}

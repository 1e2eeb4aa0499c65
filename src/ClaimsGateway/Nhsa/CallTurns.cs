namespace ClaimsGateway.Nhsa;

/// <summary>
/// Lets calls of one msgid, and calls on one visit, go one after another within this process. Keys share a
/// fixed number of turns, so that memory stays bounded; the database keeps what must hold anyway.
/// </summary>
internal sealed class CallTurns : IDisposable
{
    private const int Turns = 256;

    // Two rows, taken in this order, so that no two calls wait for each other.
    private readonly SemaphoreSlim[] _messages = NewTurns();
    private readonly SemaphoreSlim[] _visits = NewTurns();

    /// <summary>Waits for the turn of a call.</summary>
    /// <param name="institution">The institution.</param>
    /// <param name="msgId">The call's msgid.</param>
    /// <param name="visit">The visit; null when the call is on none.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>To be disposed when the call is answered.</returns>
    public async Task<IDisposable> EnterAsync(
        string institution, string msgId, string? visit, CancellationToken cancellation)
    {
        var message = _messages[IndexOf(institution, msgId)];
        await message.WaitAsync(cancellation);
        if (visit is null) return new Turn(message, null);
        var second = _visits[IndexOf(institution, visit)];
        try
        {
            await second.WaitAsync(cancellation);
        }
        catch
        {
            message.Release();
            throw;
        }

        return new Turn(message, second);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var turn in _messages.Concat(_visits)) turn.Dispose();
    }

    private static SemaphoreSlim[] NewTurns() =>
        [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    private static int IndexOf(string institution, string key) =>
        (HashCode.Combine(institution, key) & int.MaxValue) % Turns;

    private sealed class Turn(SemaphoreSlim message, SemaphoreSlim? visit) : IDisposable
    {
        public void Dispose()
        {
            visit?.Release();
            message.Release();
        }
    }
}

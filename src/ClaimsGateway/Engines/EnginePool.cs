namespace ClaimsGateway.Engines;

/// <summary>
/// The engines, and which of them gets the next call: of those that take calls the one with the fewest in
/// flight, in turn among equals. So a slow engine gets less, and one alone gets all.
/// </summary>
internal sealed class EnginePool(IReadOnlyList<Engine> engines) : IDisposable
{
    private readonly Engine[] _engines = [.. engines];
    private int _turn;

    /// <summary>All engines.</summary>
    public IReadOnlyList<Engine> Engines => _engines;

    /// <summary>Whether more than one engine takes calls.</summary>
    public bool HasSpare
    {
        get
        {
            var takers = 0;
            foreach (var engine in _engines) takers += engine.TakesCalls ? 1 : 0;
            return takers > 1;
        }
    }

    /// <summary>The engine for the next call; null when none takes calls.</summary>
    /// <param name="avoided">The one that was tried before: taken only when there is no other.</param>
    public Engine? Pick(Engine? avoided = null)
    {
        var first = _engines.Length == 1 ? 0 : NextTurn();
        Engine? best = null;
        for (var i = 0; i < _engines.Length; i++)
        {
            var engine = _engines[(first + i) % _engines.Length];
            if (engine == avoided || !engine.TakesCalls) continue;
            if (best is null || engine.CallsInFlight < best.CallsInFlight) best = engine;
        }

        return best ?? (avoided is { TakesCalls: true } ? avoided : null);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var engine in _engines) engine.Dispose();
    }

    // It goes round: after the highest number comes the lowest.
    private int NextTurn() => unchecked((int)((uint)Interlocked.Increment(ref _turn) % (uint)_engines.Length));
}

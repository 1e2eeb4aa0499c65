namespace ClaimsGateway.Engines;

/// <summary>How long the last calls of one kind took, for the moment from which one counts as slow.</summary>
internal sealed class RecentDurations
{
    private const int Kept = 512;
    private const int SortedEvery = 64;

    // Below it a second call costs more than it saves; above it something else is wrong.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private readonly Lock _sorting = new();
    private readonly long[] _ticks = new long[Kept];
    private int _count;
    private long _slow = TimeSpan.FromMilliseconds(50).Ticks;

    /// <summary>What one call in twenty exceeded lately: 5 ms to 1 s; 50 ms before enough is known.</summary>
    public TimeSpan Slow => new(Volatile.Read(ref _slow));

    /// <summary>Takes in what a call took.</summary>
    public void Add(TimeSpan taken)
    {
        var count = Interlocked.Increment(ref _count) & int.MaxValue;
        Volatile.Write(ref _ticks[count % Kept], taken.Ticks);
        if (count % SortedEvery == 0) Sort();
    }

    private void Sort()
    {
        // Whoever comes while another sorts leaves it to that one.
        if (!_sorting.TryEnter()) return;
        try
        {
            var sorted = _ticks.Where(ticks => ticks > 0).Order().ToArray();
            if (sorted.Length < SortedEvery) return;
            var slow = sorted[sorted.Length * 95 / 100];
            Volatile.Write(ref _slow, Math.Clamp(slow, Least.Ticks, Most.Ticks));
        }
        finally
        {
            _sorting.Exit();
        }
    }
}

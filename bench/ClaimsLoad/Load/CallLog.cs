using System.Diagnostics;

namespace ClaimsLoad.Load;

/// <summary>What one worker saw. Used by one thread at a time.</summary>
internal sealed class CallLog
{
    public List<long> Latencies { get; } = new(1 << 16);

    public long Refused { get; private set; }

    public long Errors { get; private set; }

    /// <summary>Notes an answer.</summary>
    /// <param name="since">When its call began, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="refused">Whether the rules refused it.</param>
    public void Answer(long since, bool refused) => Add(Stopwatch.GetTimestamp() - since, refused);

    /// <summary>Notes an answer whose latency was taken before.</summary>
    /// <param name="latency">In ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="refused">Whether the rules refused it.</param>
    public void Add(long latency, bool refused)
    {
        Latencies.Add(latency);
        if (refused) Refused++;
    }

    /// <summary>Notes a call that failed.</summary>
    public void Error() => Errors++;
}

using System.Diagnostics;

namespace ClaimsLoad.Load;

/// <summary>
/// When calls are due that arrive at a fixed rate, whatever became of those before: a slow answer delays no later call.
/// </summary>
/// <param name="start">When the first is due, in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="rate">Calls in a second, above 0.</param>
/// <param name="duration">How long calls become due.</param>
internal sealed class ArrivalSchedule(long start, int rate, TimeSpan duration)
{
    /// <summary>How many calls there are.</summary>
    public long Count { get; } = duration.Ticks * rate / TimeSpan.TicksPerSecond;

    /// <summary>When a call is due, in ticks of <see cref="Stopwatch"/>, exact to one: no error adds up.</summary>
    /// <param name="call">The call's number, from 0.</param>
    public long DueAt(long call) => start + (long)((Int128)call * Stopwatch.Frequency / rate);

    /// <summary>How many calls are due by a moment.</summary>
    /// <param name="now">The moment, in ticks of <see cref="Stopwatch"/>.</param>
    public long CountDue(long now)
    {
        if (now < start) return 0;
        // The last that is due is call n with n · frequency / rate, rounded down, not above what has passed.
        var due = (((Int128)(now - start) + 1) * rate - 1) / Stopwatch.Frequency;
        return Math.Min((long)due + 1, Count);
    }
}

using ClaimsReplay.Input;

namespace ClaimsReplay.Run;

/// <summary>Divides the members of a batch over threads, so that each gets about as many claims.</summary>
internal static class BatchParts
{
    /// <summary>Does a piece of work on every part at once and waits for all.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="parts">How many parts, 1 or more.</param>
    /// <param name="work">The work on a part: its number and its members; never for an empty part.</param>
    public static void Run(MemberBatch batch, int parts, Action<int, Range> work)
    {
        if (parts == 1)
        {
            work(0, ..batch.Members);
            return;
        }

        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part =>
        {
            var (from, to) = (Begin(batch, part, parts), Begin(batch, part + 1, parts));
            if (to > from) work(part, from..to);
        });
    }

    /// <summary>The first member whose claims and number lie at or behind a part's share.</summary>
    private static int Begin(MemberBatch batch, int part, int parts)
    {
        var share = (batch.Claims + (long)batch.Members) * part / parts;
        var (low, high) = (0, batch.Members);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (batch.ClaimsOf(middle).Start.Value + middle < share) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

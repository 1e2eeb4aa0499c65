using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Audit;

/// <summary>Makes and checks the checkpoints of days that have ended.</summary>
internal static class Checkpointing
{
    /// <summary>Makes the checkpoint of each ended day that has none, from the first entry's day on.</summary>
    /// <param name="store">The database.</param>
    /// <param name="clock">The clock; a day has ended when its date in Asia/Shanghai is past.</param>
    /// <param name="cancellation">Stops between two days; what was made is kept.</param>
    public static IEnumerable<DayCheckpoint> Make(
        ILedgerStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var today = Moment.DayOf(now);
        using var connection = store.OpenAudit(onSnapshot: false);
        using var rows = new CheckpointRows(connection);
        var made = rows.All().Select(checkpoint => checkpoint.Day).ToHashSet();
        if (rows.FirstDay() is not { } day) yield break;
        for (; day < today; day = day.AddDays(1))
        {
            if (made.Contains(day)) continue;
            cancellation.ThrowIfCancellationRequested();
            if (MakeOne(store, rows, day, now) is { } checkpoint) yield return checkpoint;
        }
    }

    /// <summary>Recomputes the checkpoints.</summary>
    public static IEnumerable<Finding> Check(CheckpointRows rows, List<DayCheckpoint> checkpoints)
    {
        for (var i = 0; i < checkpoints.Count; i++)
        {
            var (day, entries, root, _) = checkpoints[i];
            var tree = rows.TreeOf(day);
            var expected = tree.Root();
            if (tree.Count != entries)
                yield return Broken($"{day:yyyy-MM-dd} has {tree.Count} entries, its checkpoint {entries}.");
            else if (!expected.AsSpan().SequenceEqual(root))
                yield return Broken($"The root of {day:yyyy-MM-dd} is {Hex(root)}, expected {Hex(expected)}.");
            if (i > 0 && checkpoints[i - 1].Day.AddDays(1) != day)
                yield return Broken($"There is no checkpoint of the day before {day:yyyy-MM-dd}.");
        }
    }

    private static DayCheckpoint? MakeOne(ILedgerStore store, CheckpointRows rows, DateOnly day, long now)
    {
        // An entry may come until the checkpoint is kept, and then it is made anew.
        while (true)
        {
            var last = rows.LastIdOf(day);
            var tree = rows.TreeOf(day);
            var checkpoint = new DayCheckpoint(day, tree.Count, tree.Root(), now);
            if (store.TryKeep(checkpoint, last)) return checkpoint;
            if (rows.All().Exists(kept => kept.Day == day)) return null;
        }
    }

    private static Finding Broken(string explanation) => new(Finding.Checkpoint, explanation);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

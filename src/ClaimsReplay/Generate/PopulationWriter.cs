using System.Globalization;
using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>
/// Writes a made-up population as Parquet files, several at a time. The files' contents do not depend on how
/// many; memory holds one row group per thread.
/// </summary>
internal sealed class PopulationWriter(
    PopulationModel model, DateWindow window, ulong seed, long members, string folder)
{
    private const int BlocksOfARowGroup = 32;
    private const int BlocksOfAFile = 8 * BlocksOfARowGroup;

    private readonly long _blocks = PopulationBlocks.Count(members);

    /// <summary>How many files of claims grouped by member there are.</summary>
    public int Files => (int)((_blocks + BlocksOfAFile - 1) / BlocksOfAFile);

    /// <summary>Writes members, links and claims, the claims grouped by member and in order of time.</summary>
    /// <returns>How many claims there are.</returns>
    public long Write(int threads, WholeFiles files, Action<long, long> progress, CancellationToken stop)
    {
        long claims = 0;
        long done = 0;
        Each(Files, threads, number =>
        {
            var written = WriteFile(number, files, () => progress(Interlocked.Increment(ref done), _blocks), stop);
            Interlocked.Add(ref claims, written);
        }, stop);
        return claims;
    }

    /// <summary>
    /// Writes members and links as before, and the claims in random order. Each file of claims holds those whose
    /// mixed ids fall to it: the population is drawn once more for every file, so that nothing is kept aside.
    /// </summary>
    /// <returns>How many claims there are.</returns>
    public long WriteShuffled(int threads, WholeFiles files, Action<long, long> progress, CancellationToken stop)
    {
        var counted = CountClaims(threads, stop);
        var parts = (int)Math.Max(1, (counted + ShuffledClaims.MostOfAFile - 1) / ShuffledClaims.MostOfAFile);
        long done = 0;
        Each(Files, threads, number => WritePersons(number, files, stop), stop);
        Each(parts, threads, number =>
        {
            var shuffled = new ShuffledClaims(seed, number, parts);
            var blocks = new PopulationBlocks(model, window, seed, members);
            for (long block = 0; block < _blocks; block++)
            {
                stop.ThrowIfCancellationRequested();
                blocks.Draw(block, shuffled.Drawn, null, null);
                shuffled.Keep();
                progress(Interlocked.Increment(ref done), _blocks * parts);
            }

            using var file = Open(files, "claims", number, parts, ClaimRowGroup.Schema, ClaimRowGroup.Properties());
            shuffled.WriteTo(file, stop);
            file.Close();
        }, stop);
        return counted;
    }

    private static void Each(int count, int threads, Action<int> work, CancellationToken stop)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop };
        try
        {
            Parallel.For(0, count, options, work);
        }
        catch (AggregateException e) when (e.InnerExceptions.Any(inner => inner is OperationCanceledException))
        {
            stop.ThrowIfCancellationRequested();
            throw;
        }
    }

    private long WriteFile(int number, WholeFiles files, Action blockDone, CancellationToken stop)
    {
        var blocks = new PopulationBlocks(model, window, seed, members);
        var claims = new ClaimRowGroup();
        using var persons = new PersonFiles(model, window, Places(files, number));
        using var file = Open(files, "claims", number, Files, ClaimRowGroup.Schema, ClaimRowGroup.Properties());
        long written = 0;
        var (first, end) = BlocksOf(number);
        for (var block = first; block < end; block++)
        {
            stop.ThrowIfCancellationRequested();
            blocks.Draw(block, claims, persons.Members, persons.Families);
            blockDone();
            if ((block + 1) % BlocksOfARowGroup != 0 && block + 1 < end) continue;
            written += claims.Count;
            claims.WriteTo(file);
            persons.EndRowGroup();
        }

        file.Close();
        persons.Close();
        return written;
    }

    private void WritePersons(int number, WholeFiles files, CancellationToken stop)
    {
        var blocks = new PopulationBlocks(model, window, seed, members);
        var claims = new ClaimRowGroup();
        using var persons = new PersonFiles(model, window, Places(files, number));
        var (first, end) = BlocksOf(number);
        for (var block = first; block < end; block++)
        {
            stop.ThrowIfCancellationRequested();
            blocks.Draw(block, claims, persons.Members, persons.Families);
            claims.Clear();
            if ((block + 1) % BlocksOfARowGroup == 0 || block + 1 == end) persons.EndRowGroup();
        }

        persons.Close();
    }

    private long CountClaims(int threads, CancellationToken stop)
    {
        long claims = 0;
        Each(Files, threads, number =>
        {
            var blocks = new PopulationBlocks(model, window, seed, members);
            var drawn = new ClaimRowGroup();
            var (first, end) = BlocksOf(number);
            for (var block = first; block < end; block++)
            {
                stop.ThrowIfCancellationRequested();
                blocks.Draw(block, drawn, null, null);
                Interlocked.Add(ref claims, drawn.Count);
                drawn.Clear();
            }
        }, stop);
        return claims;
    }

    private (long First, long End) BlocksOf(int file) =>
        ((long)file * BlocksOfAFile, Math.Min(_blocks, (file + 1L) * BlocksOfAFile));

    private ParquetFileWriter Open(
        WholeFiles files, string table, int number, int count, Column[] schema, WriterProperties properties)
    {
        Dictionary<string, string> notes = new() { ["seed"] = seed.ToString(CultureInfo.InvariantCulture) };
        using (properties) return new ParquetFileWriter(Place(files, table, number, count), schema, properties, notes);
    }

    private Func<string, string> Places(WholeFiles files, int number) => table => Place(files, table, number, Files);

    private string Place(WholeFiles files, string table, int number, int count) => files.Begin(
        Path.Combine(folder, count == 1 ? $"{table}.parquet" : $"{table}-{number + 1:D5}.parquet"));
}

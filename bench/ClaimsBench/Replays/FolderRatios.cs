using System.Diagnostics;
using System.Globalization;

namespace ClaimsBench.Replays;

/// <summary>
/// Compares the replay of a folder of Parquet files of any size with reading its columns and with DuckDB, in turns
/// and on all cores; the median of the rounds' ratios is printed, and the process's highest memory after each.
/// </summary>
internal static class FolderRatios
{
    private const long Megabyte = 1 << 20;

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="arguments">
    /// How many rounds, 3 by default, and DuckDB's memory, 4GB by default; with 0GB DuckDB does not take part.
    /// </param>
    public static void Print(string folder, ReadOnlySpan<string> arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 3;
        var memory = arguments.Length > 1 ? arguments[1] : "4GB";
        using var contenders = new ReplayContenders(folder, Environment.ProcessorCount);
        contenders.Execute($"set memory_limit = '{memory}'");
        contenders.Execute($"set temp_directory = '{Path.GetTempPath()}'");
        List<(string Name, Action Run)> all =
        [
            ("replay", () => contenders.Replay()), ("floor: read the columns, one thread", () => contenders.ReadParquet()),
        ];
        if (memory != "0GB") all.Add(("DuckDB, the printed statement", () => contenders.DuckDbStatement()));
        var claims = ParquetColumns.CountRows(folder);
        Console.WriteLine($"{claims:N0} claims, {Environment.ProcessorCount} cores, {rounds} rounds");
        var times = all.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < all.Count; i++)
            {
                var watch = Stopwatch.StartNew();
                all[i].Run();
                times[i][round] = watch.Elapsed.TotalSeconds;
                var peak = Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte;
                Console.WriteLine($"  round {round + 1}: {all[i].Name}: {times[i][round]:F2} s, peak so far {peak} MB");
            }
        }

        for (var i = 0; i < all.Count; i++)
        {
            var ratio = Median(times[i].Zip(times[0], (time, replay) => time / replay));
            var seconds = Median(times[i]);
            Console.WriteLine(
                $"{all[i].Name,-36} {seconds,8:F2} s {claims / seconds / 1e6,8:F2} M claims/s {ratio,8:F2} x the replay");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

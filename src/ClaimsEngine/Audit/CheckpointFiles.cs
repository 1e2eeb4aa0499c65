using System.Globalization;
using System.Text.Json;

namespace ClaimsEngine.Audit;

/// <summary>Checkpoints as files, one per day, to be kept where whoever changes the database cannot reach.</summary>
internal static class CheckpointFiles
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    /// <summary>Writes the files that are missing.</summary>
    /// <returns>The files that say something else than the database; they are left as they are.</returns>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static List<string> Write(string directory, IEnumerable<DayCheckpoint> checkpoints)
    {
        Directory.CreateDirectory(directory);
        List<string> differing = [];
        foreach (var checkpoint in checkpoints)
        {
            var path = Path.Combine(directory, $"{checkpoint.Day:yyyy-MM-dd}.json");
            var text = TextOf(checkpoint);
            if (!File.Exists(path)) WriteWhole(path, text);
            else if (File.ReadAllText(path) != text) differing.Add(path);
        }

        return differing;
    }

    private static string TextOf(DayCheckpoint checkpoint) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["day"] = checkpoint.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["entries"] = checkpoint.Entries,
            ["root"] = Convert.ToHexStringLower(checkpoint.Root),
            ["made_at"] = DateTimeOffset.FromUnixTimeMilliseconds(checkpoint.MadeAtMs)
                .ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        },
        Layout) + "\n";

    // A file is there whole or not at all.
    private static void WriteWhole(string path, string text)
    {
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path);
    }
}

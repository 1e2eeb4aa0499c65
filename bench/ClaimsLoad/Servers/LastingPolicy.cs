namespace ClaimsLoad.Servers;

/// <summary>
/// The shipped policy with its last entries prolonged, so that claims of today are decided whatever the year is.
/// </summary>
internal static class LastingPolicy
{
    private static readonly string[] LastDays = ["2023-01-01", "2027-01-01"];

    /// <summary>Writes it into a folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "policy"), "*.json"))
        {
            var text = File.ReadAllText(file);
            foreach (var day in LastDays)
                text = text.Replace($"\"to\": \"{day}\"", "\"to\": \"2100-01-01\"", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), text);
        }
    }
}

using System.Text.Json.Nodes;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Policy directories that differ from the shipped one.</summary>
internal static class SupposedPolicy
{
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "policy");

    /// <summary>Writes the shipped policy with a deductible schedule for 2023.</summary>
    public static void Write2023(string directory, long active, long under70, long from70)
    {
        Directory.CreateDirectory(directory);
        foreach (var file in Directory.EnumerateFiles(Shipped, "*.json"))
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)), overwrite: true);

        var path = Path.Combine(directory, "deductibles.json");
        var document = JsonNode.Parse(File.ReadAllText(path))!;
        var entries = document["entries"]!.AsArray();
        (string Category, long Value)[] rows =
            [("active", active), ("retiree_under_70", under70), ("retiree_from_70", from70)];
        foreach (var (category, value) in rows)
        {
            var row = entries.First(entry => entry!["parameter"]!.GetValue<string>() == "deductible"
                && entry["of"]![0]!.GetValue<string>() == category)!.DeepClone();
            row["value"] = value;
            row["from"] = "2023-01-01";
            row["to"] = "2024-01-01";
            entries.Add(row);
        }

        File.WriteAllText(path, document.ToJsonString());
    }
}

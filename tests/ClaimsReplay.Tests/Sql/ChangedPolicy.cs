using System.Text.Json.Nodes;
using ClaimsReplay.Run;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// Policy data with other numbers than the shipped ones: three bands, numbers that change within a year,
/// another senior age, pharmacies closed to accounts for a while, and a shorter term.
/// </summary>
internal sealed class ChangedPolicy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claims-policy-");

    public ChangedPolicy()
    {
        foreach (var path in Directory.EnumerateFiles(PolicyFolder.Own, "*.json"))
        {
            if (path.EndsWith(".schema.json", StringComparison.Ordinal)) continue;
            var text = File.ReadAllText(path).Replace("2027-01-01", "2026-10-01", StringComparison.Ordinal);
            var document = JsonNode.Parse(text)!;
            if (document["entries"] is JsonArray entries) Change(entries);
            File.WriteAllText(Path.Combine(Folder, Path.GetFileName(path)), document.ToJsonString());
        }
    }

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(true);

    private static void Change(JsonArray entries)
    {
        From(entries, "limit", "", "2024-03-15", 1_000_000);
        From(entries, "band1.upper", "", "2023-07-01", 500_000);
        From(entries, "band1.rate", "level_1", "2023-07-01", 7_777);
        From(entries, "age.senior", "", "2024-02-10", 68);
        From(entries, "contribution.individual", "", "2023-03-01", 233);
        From(entries, "credit.monthly", "veteran_worker", "2025-01-15", 6_100);
        From(entries, "account_use", "pharmacy_drugs:member", "2023-05-05", 0);
        From(entries, "account_use", "pharmacy_drugs:member", "2023-09-09", 1);
        AddThirdBand(entries);
    }

    /// <summary>Ends the last entry of a number where a new one begins.</summary>
    private static void From(JsonArray entries, string parameter, string of, string day, long value)
    {
        var last = entries.LastOrDefault(entry => IsOf(entry!, parameter) && Concerns(entry!, of));
        if (last is null) return;
        var next = last.DeepClone();
        next["from"] = day;
        next["value"] = value;
        if (of.Length > 0 && ((JsonArray)last["of"]!).Count > 1) Separate(entries, last, of, next);
        else last["to"] = day;
        entries.Add(next);
    }

    /// <summary>Takes one part out of an entry that several share.</summary>
    private static void Separate(JsonArray entries, JsonNode shared, string of, JsonNode next)
    {
        var own = shared.DeepClone();
        own["of"] = new JsonArray(of);
        own["to"] = (string)next["from"]!;
        next["of"] = new JsonArray(of);
        var parts = (JsonArray)shared["of"]!;
        parts.Remove(parts.First(part => (string)part! == of));
        entries.Add(own);
    }

    private static void AddThirdBand(JsonArray entries)
    {
        var upper = entries.FirstOrDefault(entry => IsOf(entry!, "band1.upper"))?.DeepClone();
        if (upper is null) return;
        upper["parameter"] = "band2.upper";
        upper["value"] = 700_000;
        upper["to"] = "2026-10-01";
        var rate = entries.First(entry => IsOf(entry!, "band2.rate"))!.DeepClone();
        rate["parameter"] = "band3.rate";
        rate["value"] = 3_333;
        entries.Add(upper);
        entries.Add(rate);
    }

    private static bool IsOf(JsonNode entry, string parameter) => (string)entry["parameter"]! == parameter;

    private static bool Concerns(JsonNode entry, string of) =>
        of.Length == 0 || ((JsonArray)entry["of"]!).Any(part => (string)part! == of);
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimsReplay.Generate;

/// <summary>The defaults that come with the program, and a file that changes some of them.</summary>
internal static class PopulationFile
{
    private const string Resource = "ClaimsReplay.Generate.population.json";

    /// <summary>The defaults, as text.</summary>
    public static string Defaults()
    {
        using var stream = typeof(PopulationFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The program comes with its population file.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    /// <summary>Reads the defaults, with the keys of a file in their places.</summary>
    /// <exception cref="NotUsableException">The file cannot be read, or a figure does not fit.</exception>
    public static PopulationModel Read(string? path)
    {
        var figures = JsonNode.Parse(Defaults())!.AsObject();
        if (path is null) return Model(figures, "population.json");
        try
        {
            var changes = JsonNode.Parse(File.ReadAllText(path)) as JsonObject
                ?? throw new JsonException("an object of keys is allowed");
            foreach (var (key, value) in changes) figures[key] = value?.DeepClone();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unusable(path, e);
        }

        return Model(figures, path);
    }

    private static PopulationModel Model(JsonObject figures, string path)
    {
        try
        {
            return new PopulationModel(figures.Deserialize(PopulationJson.Default.PopulationFigures)!);
        }
        catch (JsonException e)
        {
            throw Unusable(path, e);
        }
    }

    private static NotUsableException Unusable(string path, Exception e) =>
        new(new Words($"{path} is not usable: {e.Message}", $"{path} 不可用。"), e);
}

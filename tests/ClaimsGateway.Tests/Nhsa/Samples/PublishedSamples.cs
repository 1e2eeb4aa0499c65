using System.Text.Json.Nodes;

namespace ClaimsGateway.Tests.Nhsa.Samples;

/// <summary>
/// Messages of real platforms, published and masked. They are no part of the repository: CLAIMS_DATA names
/// the
/// folder of the published data, beside which they lie in nhsa/samples.
/// </summary>
internal static class PublishedSamples
{
    /// <summary>The folder, or null when there is none.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("CLAIMS_DATA") is { Length: > 0 } data
        && Path.GetFullPath(Path.Combine(data, "..", "nhsa", "samples")) is var folder && Directory.Exists(folder)
            ? folder
            : null;

    /// <summary>The names of all request samples.</summary>
    public static IEnumerable<string> Requests => Names("*-request.json");

    /// <summary>Skips the test, visibly, when the samples are not there.</summary>
    public static void Require()
    {
        if (Folder is null)
            Assert.Ignore("CLAIMS_DATA does not name the published data: samples of the national interface are not replayed.");
    }

    /// <summary>A sample by its name, such as 20-2206-request.</summary>
    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, $"{name}.json")))!.AsObject();

    private static IEnumerable<string> Names(string pattern) => Folder is null
        ? []
        : Directory.GetFiles(Folder, pattern).Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsGateway.OpenApi;

namespace ClaimsGateway.Tests.OpenApi;

/// <summary>The files in which the examples are kept, and how their answers are renewed.</summary>
internal static class ExampleFiles
{
    /// <summary>Set to 1: the answers that come are written to the files instead of being compared.</summary>
    public const string Renew = "CLAIMS_RENEW_EXAMPLES";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether the answers are to be written.</summary>
    public static bool AreRenewed => Environment.GetEnvironmentVariable(Renew) == "1";

    /// <summary>Writes the answer into the example's file.</summary>
    public static void Write(ContractExample example, JsonNode answer)
    {
        var path = Path.Combine(Folder(), $"{example.Name}.json");
        var kept = JsonNode.Parse(File.ReadAllText(path))!;
        kept["answer"] = answer.DeepClone();
        File.WriteAllText(path, kept.ToJsonString(Indented) + "\n");
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "ClaimsGateway", "OpenApi", "Examples");
    }
}

using ClaimsRules.Policies;

namespace ClaimsRules.Tests;

/// <summary>The shipped policy data, copied beside the tests by the build.</summary>
internal static class Shipped
{
    public static readonly string Directory = Path.Combine(AppContext.BaseDirectory, "policy");

    public static readonly IReadOnlyList<PolicyFile> Files =
    [
        .. System.IO.Directory.EnumerateFiles(Directory, "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(path => new PolicyFile(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];

    public static readonly Policy Policy = PolicyReader.Read(Files);
}

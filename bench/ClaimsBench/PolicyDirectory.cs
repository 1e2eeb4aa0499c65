using ClaimsRules.Policies;

namespace ClaimsBench;

/// <summary>The shipped policy, copied beside the program by the build.</summary>
internal static class PolicyDirectory
{
    public static Policy Read() => PolicyReader.Read(
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "policy"), "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(path => new PolicyFile(Path.GetFileName(path), File.ReadAllBytes(path))),
    ]);
}

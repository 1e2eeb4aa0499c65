using ClaimsRules.Policies;

namespace ClaimsEngine.Policies;

/// <summary>Reads policy data from a directory: its JSON files, schemas aside.</summary>
internal static class PolicyFolder
{
    /// <exception cref="DirectoryNotFoundException">There is no such directory, or it has no policy data.</exception>
    public static List<PolicyFile> Read(string directory)
    {
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"The policy directory {directory} does not exist.");
        List<PolicyFile> files =
        [
            .. Directory.EnumerateFiles(directory, "*.json")
                .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => new PolicyFile(Path.GetFileName(path), File.ReadAllBytes(path))),
        ];
        if (files.Count == 0)
            throw new DirectoryNotFoundException($"The policy directory {directory} has no JSON files.");
        return files;
    }
}

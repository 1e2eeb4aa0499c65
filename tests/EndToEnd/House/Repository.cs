namespace EndToEnd.House;

/// <summary>The repository's own files, as a reader of the tree sees them.</summary>
internal static class Repository
{
    private static readonly string[] Unwatched =
    [
        ".git", "artifacts", "bin", "obj", "node_modules", "claims-data",
        "StrykerOutput", "BenchmarkDotNet.Artifacts", "TestResults",
    ];

    /// <summary>The folder that holds Claims.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file with one of the endings, as a path from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Below(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    /// <summary>The lines of a file named by its path from the root.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (Unwatched.Contains(Path.GetFileName(inner))) continue;
            foreach (var file in Below(inner)) yield return file;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Claims.sln is in no folder above the tests.");
    }
}

namespace ClaimsReplay.Tests;

/// <summary>Where the repository and the published data lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Sample => Path.Combine(Root, "samples", "small");

    /// <summary>A published folder; without CLAIMS_DATA the test is skipped and says so.</summary>
    public static string Published(string folder)
    {
        var data = Environment.GetEnvironmentVariable("CLAIMS_DATA");
        if (string.IsNullOrEmpty(data))
            Assert.Ignore("CLAIMS_DATA is not set: it names the folder that holds claims/synthea-regional.");
        var path = Path.Combine(data!, "claims", folder);
        Assert.That(path, Does.Exist, "CLAIMS_DATA is set, so the folder must be there.");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}

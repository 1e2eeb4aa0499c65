namespace ClaimsGateway.Tests.Sandbox;

/// <summary>The pages of docs, where a reader of the repository finds them.</summary>
internal static class Documents
{
    public static string PathOf(string page)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", page);
    }
}

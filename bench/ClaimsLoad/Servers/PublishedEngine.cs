using System.Diagnostics;

namespace ClaimsLoad.Servers;

/// <summary>Publishes the engine of this repository, compiled ahead of its start as its project says.</summary>
internal static class PublishedEngine
{
    private const string Project = "src/ClaimsEngine";

    /// <summary>Publishes it for this kind of machine.</summary>
    /// <returns>The path of its assembly.</returns>
    /// <exception cref="InvalidOperationException">There is no source, or it cannot be published.</exception>
    public static async Task<string> MakeAsync(TemporaryFolder folder, CancellationToken stop)
    {
        var output = folder.PathOf("published");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Root(),
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "publish", Project, "--configuration", "Release", "--use-current-runtime", "--no-self-contained",
                "--output", output,
            },
        };
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync(stop);
        await publish.WaitForExitAsync(stop);
        if (publish.ExitCode != 0) throw new InvalidOperationException($"dotnet publish {Project} failed:\n{said}");
        return Path.Combine(output, "ClaimsEngine.dll");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Project))) return folder.FullName;
        }

        throw new InvalidOperationException($"There is no {Project} above {AppContext.BaseDirectory}; name --engine.");
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ClaimsLoad.Servers;

/// <summary>A server as a process of its own on a loopback port. It ends with this object.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan MostStartTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the settlement engine on a new SQLite file with full durability, its only mode.</summary>
    public static Task<ServerProcess> EngineAsync(TemporaryFolder folder)
    {
        LastingPolicy.Write(folder.PathOf("policy"));
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var engine = Path.Combine(here.Parent!.Parent!.FullName, "ClaimsEngine", here.Name, "ClaimsEngine.dll");
        return StartAsync(
            engine, "--database", folder.PathOf("claims.db"), "--policy", folder.PathOf("policy"), "--port", "0");
    }

    /// <summary>Starts the echo that gives one answer.</summary>
    public static Task<ServerProcess> EchoAsync(string answerFile) =>
        StartAsync(typeof(ServerProcess).Assembly.Location, "echo", "--answer", answerFile);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string assembly, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(assembly);
        foreach (var word in words) start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(MostStartTime);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
            {
                if (ListensOn().Match(line) is not { Success: true } match) continue;
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ServerProcess(process, new Uri(match.Groups["address"].Value));
            }

            throw new InvalidOperationException($"{assembly} ended before it listened.");
        }
        catch
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
            throw;
        }
    }

    [GeneratedRegex(@"listens on (?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListensOn();
}

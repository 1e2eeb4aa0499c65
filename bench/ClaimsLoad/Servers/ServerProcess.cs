using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ClaimsLoad.Servers;

/// <summary>A server as a process of its own on a loopback port. It ends with this object.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    /// <summary>The name of an engine's database in its folder.</summary>
    public const string DatabaseName = "claims.db";

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

    /// <summary>The engine as it was built with this program.</summary>
    public static string BuiltEngine => ProgramOf("ClaimsEngine");

    /// <summary>
    /// Starts the settlement engine on the folder's SQLite file with full durability, its only mode. Several may
    /// work on one.
    /// </summary>
    public static Task<ServerProcess> EngineAsync(TemporaryFolder folder) => EngineAsync(folder, BuiltEngine);

    /// <summary>Starts the engine of one assembly so.</summary>
    public static Task<ServerProcess> EngineAsync(TemporaryFolder folder, string assembly)
    {
        var policy = folder.PathOf("policy");
        if (!Directory.Exists(policy)) LastingPolicy.Write(policy);
        return StartAsync(assembly, "--database", folder.PathOf(DatabaseName), "--policy", policy, "--port", "0");
    }

    /// <summary>Starts a gateway in production that forwards to an engine.</summary>
    public static Task<ServerProcess> GatewayAsync(Uri engine) => StartAsync(
        ProgramOf("ClaimsGateway"),
        "--Claims:Mode=production", $"--Claims:Engine:Address={engine.GetLeftPart(UriPartial.Authority)}",
        "--Claims:HttpPort=0", "--Claims:GrpcPort=0");

    /// <summary>Starts the echo that gives one answer.</summary>
    public static Task<ServerProcess> EchoAsync(string answerFile) =>
        StartAsync(typeof(ServerProcess).Assembly.Location, "echo", "--answer", answerFile);

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync(stop);
        await _process.WaitForExitAsync(stop);
    }

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

    /// <summary>Where the build puts a program: beside this one, in a folder of its own.</summary>
    private static string ProgramOf(string name)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, name, here.Name, $"{name}.dll");
    }

    [GeneratedRegex(@"(listens on|gRPC)\s+(?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListensOn();
}

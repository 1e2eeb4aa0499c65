using System.Diagnostics;
using System.Text.RegularExpressions;
using Grpc.Net.Client;

namespace EndToEnd.Crash;

/// <summary>An engine process on a file, killed without warning and started again, with a channel to the living one.</summary>
internal sealed partial class KilledEngine : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly string[] _words;
    private Process? _process;
    private GrpcChannel? _channel;

    private KilledEngine(string[] words) => _words = words;

    /// <summary>The channel to the engine that lives, or that has just died; not for one on a socket.</summary>
    public GrpcChannel Channel => _channel!;

    /// <summary>Starts an engine on a free port, another in every life.</summary>
    public static Task<KilledEngine> StartAsync(string database, string policy) =>
        StartAsync("--database", database, "--policy", policy, "--port", "0");

    /// <summary>Starts an engine that only a gateway may call, on a Unix socket that it takes over in every life.</summary>
    public static Task<KilledEngine> StartOnSocketAsync(string database, string policy, string socket) =>
        StartAsync("--database", database, "--policy", policy, "--socket", socket);

    /// <summary>Kills the process with SIGKILL and starts another on the same file.</summary>
    public async Task KillAndRestartAsync()
    {
        await KillAsync();
        await StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _channel?.Dispose();
    }

    /// <summary>Kills the process with SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        // On Unix this is SIGKILL.
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts a process on the file, after another was killed.</summary>
    public async Task StartProcessAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var word in (string[])[EnginePath(), .. _words]) start.ArgumentList.Add(word);
        _process = Process.Start(start)!;
        using var late = new CancellationTokenSource(StartTime);
        while (await _process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (Listening().Match(line) is not { Success: true } said) continue;
            var before = _channel;
            if (said.Groups["address"] is { Success: true } address) _channel = GrpcChannel.ForAddress(address.Value);
            before?.Dispose();
            // What it prints later is read away, so that a full pipe never stops it.
            _ = DrainAsync(_process.StandardOutput);
            return;
        }

        throw new AssertionException("The engine ended before it listened.");
    }

    private static async Task<KilledEngine> StartAsync(params string[] words)
    {
        var engine = new KilledEngine(words);
        await engine.StartProcessAsync();
        return engine;
    }

    private static async Task DrainAsync(StreamReader output)
    {
        try
        {
            while (await output.ReadLineAsync() is not null) continue;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone.
        }
    }

    private static string EnginePath()
    {
        var here = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "ClaimsEngine", here.Name, "ClaimsEngine.dll");
    }

    [GeneratedRegex(@"listens on ((?<address>http://[^,\s/]+)|http://unix:\S+?)\.$")]
    private static partial Regex Listening();
}

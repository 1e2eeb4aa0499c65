using System.Collections.Concurrent;
using System.Diagnostics;

namespace EndToEnd.Service;

/// <summary>One of the house's programs as a process of its own, as a user starts it.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly BlockingCollection<string> _output = [];
    private readonly ConcurrentQueue<string> _errors = [];

    private RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program by the name of its assembly, in a folder.</summary>
    public static RunningProgram Start(string name, string folder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(PathOf(name));
        foreach (var word in words) start.ArgumentList.Add(word);
        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end and gives what it printed.</summary>
    /// <exception cref="AssertionException">It ended with another exit code than 0.</exception>
    public static async Task<string> Run(string name, string folder, params string[] words)
    {
        await using var program = Start(name, folder, words);
        using var stop = new CancellationTokenSource(MostTime);
        await program._process.WaitForExitAsync(stop.Token);
        Assert.That(program._process.ExitCode, Is.Zero, $"{name} {string.Join(' ', words)}\n{program.Errors}");
        return string.Join('\n', program._output.GetConsumingEnumerable());
    }

    /// <summary>What it wrote to its error output so far.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>Reads its output up to the first line that fits, that line included.</summary>
    /// <exception cref="AssertionException">It ended or was silent for too long before such a line.</exception>
    public IReadOnlyList<string> ReadUntil(Predicate<string> fits)
    {
        List<string> lines = [];
        while (_output.TryTake(out var line, TimeSpan.FromMinutes(1)))
        {
            lines.Add(line);
            if (fits(line)) return lines;
        }

        throw new AssertionException($"No such line.\n{string.Join('\n', lines)}\n{Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Where the build puts a program: beside these tests, in a folder of its own.</summary>
    private static string PathOf(string name)
    {
        var here = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, name, here.Name, name + ".dll");
    }

    private void Take(string? line)
    {
        if (line is null) _output.CompleteAdding();
        else _output.Add(line);
    }
}

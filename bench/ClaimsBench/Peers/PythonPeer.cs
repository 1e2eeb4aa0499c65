using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ClaimsBench.Peers;

/// <summary>The same work by numpy or pandas, in a process that waits to be asked.</summary>
internal sealed class PythonPeer : IDisposable
{
    /// <summary>The interpreter that <c>scripts/bench.sh</c> found the libraries in.</summary>
    private static readonly string Python = Environment.GetEnvironmentVariable("CLAIMS_BENCH_PYTHON") ?? "python3";

    private readonly Process _process;

    private PythonPeer(Process process) => _process = process;

    /// <summary>The installed version of a library, or words that say that there is none.</summary>
    public static string VersionOf(string library)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Python)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList = { "-c", $"import {library}; print({library}.__version__)" },
            })!;
            return process.StandardOutput.ReadLine() ?? "is not installed";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "is not installed";
        }
    }

    /// <summary>Starts a process over the claims; null when Python or the library is not installed.</summary>
    public static PythonPeer? TryStart(string library, PeerClaims claims, string folder)
    {
        Write(folder, "member", claims.Members);
        Write(folder, "in_scope", claims.InScope);
        Write(folder, "out_of_scope", claims.OutOfScope);
        Write(folder, "level", claims.Levels);
        Write(folder, "deductible", claims.Deductibles);
        Write(folder, "credit", claims.Credits);
        Write(folder, "opening", claims.Openings);
        var start = new ProcessStartInfo(Python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Peers", "peer.py"), folder, library },
        };
        try
        {
            var process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() is not null) return new PythonPeer(process);
            process.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no python3.
        }

        return null;
    }

    public PeerTotals Run()
    {
        _process.StandardInput.WriteLine();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python ended.");
        var sums = line.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new PeerTotals(sums[0], sums[1], sums[2], sums[3]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Write(string folder, string name, int[] values) =>
        File.WriteAllBytes(Path.Combine(folder, name + ".bin"), MemoryMarshal.AsBytes(values.AsSpan()));
}

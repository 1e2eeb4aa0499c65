using System.Diagnostics;

namespace ClaimsReplay.Tests;

/// <summary>An interrupted program leaves no file, whole or half.</summary>
internal sealed class InterruptTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    [Test]
    [Platform("Linux", Reason = "kill sends the signal, and env lets a process hear it that a shell's background has deafened")]
    public async Task Generate_Interrupted_LeavesNoFileAndSaysSo()
    {
        using var files = new DataFiles();
        var program = Path.Combine(AppContext.BaseDirectory, "ClaimsReplay.dll");
        var start = new ProcessStartInfo("env")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--default-signal=INT", "dotnet", program, "generate", "--members", "5000000", "--out", files["out"],
            },
        };
        using var process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(MostTime);
        try
        {
            while (!Directory.Exists(files["out"]) || Directory.GetFiles(files["out"]).Length == 0)
                await Task.Delay(20, stop.Token);
            using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            var said = await process.StandardError.ReadToEndAsync(stop.Token);
            Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Interrupted), said);
            Assert.That(said, Does.Contain("no file was left half written"));
            Assert.That(Directory.GetFiles(files["out"]), Is.Empty);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}

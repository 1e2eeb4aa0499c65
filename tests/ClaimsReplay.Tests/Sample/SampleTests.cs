using System.Diagnostics;
using ClaimsReplay.Tests.Oracle;

namespace ClaimsReplay.Tests.Sample;

internal sealed class SampleTests
{
    [Test]
    public void Sample_MadeAgainByItsScript_HasTheSameBytes()
    {
        using var made = new DataFiles();
        var start = new ProcessStartInfo("dotnet", ["run", "scripts/make-sample.cs", "--", made.Folder])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var script = Process.Start(start)!;
        var said = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        Assert.That(script.WaitForExit(TimeSpan.FromMinutes(3)), Is.True, "The script takes seconds.");
        Assert.That(script.ExitCode, Is.Zero, said.Result + errors.Result);
        foreach (var name in new[] { "members.csv", "claims.csv" })
        {
            Assert.That(
                File.ReadAllBytes(made[name]), Is.EqualTo(File.ReadAllBytes(Path.Combine(Repository.Sample, name))), name);
        }
    }

    [Test]
    public void Sample_Year2022_AgreesWithTheOracleClaimByClaim()
    {
        using var files = new DataFiles();
        var result = CommandLine.Year2022(Repository.Sample, "--rows", files["rows.csv"]);
        var oracle = new ExactReplay(Repository.Sample, "2022-01-01", "2022-12-31", null);
        Assert.That(result.Code, Is.Zero, result.Error);
        Assert.That(files.Rows("rows.csv"), Is.EqualTo(oracle.Rows));
        Assert.That(result.Total("claims"), Is.EqualTo(oracle.Rows.Count));
        Assert.That(result.Total("fund_fen"), Is.EqualTo(oracle.Sum(7)));
        Assert.That(result.Total("account_fen"), Is.EqualTo(oracle.Sum(9)));
        Assert.That(result.Total("cash_fen"), Is.EqualTo(oracle.Sum(11)));
        Assert.That(result.Total("members"), Is.EqualTo(oracle.Members));
        foreach (var (reason, claims) in oracle.Refused) Assert.That(result.Refused(reason), Is.EqualTo(claims), reason);
    }

    [Test]
    public void Sample_Year2022_HasWhatASampleIsFor()
    {
        var result = CommandLine.Year2022(Repository.Sample);
        Assert.That(result.Total("over_limit_fen"), Is.Positive);
        Assert.That(result.Refused("benefit_not_defined"), Is.Positive);
        Assert.That(result.Refused("coverage_ended"), Is.Positive);
        Assert.That(result.Refused("coverage_not_started"), Is.Positive);
        Assert.That(File.ReadAllText(Path.Combine(Repository.Sample, "claims.csv")), Does.Contain(",pharmacy,"));
    }
}

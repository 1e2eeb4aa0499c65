namespace ClaimsReplay.Tests.Run;

/// <summary>Sums come from the column kernel, results per claim from the single-decision entry: they agree.</summary>
internal sealed class KernelReplayTests
{
    private const int Seeds = 30;

    [Test]
    public void Run_WithAndWithoutRows_PrintsTheSameBytes([Values] bool families, [Values] bool held)
    {
        string[] policy = held
            ? ["--hold-policy", "2022"]
            : ["--deductible", "2023=90000,80000,75000", "--deductible", "2024=70000,60000,50000"];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var files = MadeUpData.Write(seed, 60);
            if (!families) File.Delete(files["families.csv"]);
            string[] words = ["run", files.Folder, "--from", "2021-03-15", "--to", "2026-09-30", "--json", .. policy];
            var perClaim = CommandLine.Run([.. words, "--rows", files["rows.csv"]]);
            Assert.That(perClaim.Total("claims"), Is.Positive, $"seed {seed}");
            foreach (var threads in new[] { "1", "2", "3" })
            {
                var sums = CommandLine.Run([.. words, "--threads", threads]);
                Assert.That(sums, Is.EqualTo(perClaim), $"seed {seed}, {threads} threads");
            }
        }
    }

    [Test]
    public void Run_OverMoreYearsThanTheKernelTakes_IsDecidedClaimByClaim()
    {
        using var files = MadeUpData.Write(3, 20);
        var result = CommandLine.Run(
            "run", files.Folder, "--from", "1880-01-01", "--to", "2199-12-31", "--hold-policy", "2022", "--json");
        Assert.That(result.Code, Is.Zero, result.Error);
        Assert.That(result.Total("claims"), Is.Positive);
    }
}

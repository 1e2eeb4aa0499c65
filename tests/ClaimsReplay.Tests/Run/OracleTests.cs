using ClaimsReplay.Tests.Oracle;

namespace ClaimsReplay.Tests.Run;

/// <summary>Several years of made-up families: the program and the oracle agree on every claim.</summary>
internal sealed class OracleTests
{
    private const int Seeds = 40;

    [Test]
    public void Run_SeveralYearsWithSupposedSchedules_AgreesWithTheOracle()
    {
        (int, long[])[] supposed = [(2023, [90_000, 80_000, 75_000]), (2024, [70_000, 60_000, 50_000])];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var files = MadeUpData.Write(seed, 40);
            var oracle = new ExactReplay(files.Folder, "2021-03-15", "2026-09-30", null, supposed);
            Compare(seed, files, oracle, "--deductible", "2024=70000,60000,50000", "--deductible", "2023=90000,80000,75000");
        }
    }

    [Test]
    public void Run_SeveralYearsHeldAt2022_AgreesWithTheOracle()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var files = MadeUpData.Write(seed, 40);
            Compare(seed, files, new ExactReplay(files.Folder, "2021-03-15", "2026-09-30", 2022), "--hold-policy", "2022");
        }
    }

    [Test]
    public void Run_AnyNumberOfThreads_WritesTheSameBytes()
    {
        using var files = MadeUpData.Write(77, 400);
        string Replay(string threads)
        {
            var result = Run(files, "--hold-policy", "2022", "--threads", threads);
            return result.Output + File.ReadAllText(files["rows.csv"]);
        }

        var one = Replay("1");
        Assert.That(new[] { Replay("2"), Replay("7"), Replay("64") }, Is.All.EqualTo(one));
    }

    [Test]
    public void Run_RowsInAnotherOrder_WritesTheSameRows()
    {
        using var files = MadeUpData.Write(78, 100);
        Run(files, "--hold-policy", "2022");
        var first = File.ReadAllText(files["rows.csv"]);
        foreach (var table in new[] { "members.csv", "claims.csv", "families.csv" })
        {
            var lines = File.ReadAllLines(files[table]);
            var rows = lines[1..];
            new Random(5).Shuffle(rows);
            files.Write(table, [lines[0], .. rows]);
        }

        Run(files, "--hold-policy", "2022");
        Assert.That(File.ReadAllText(files["rows.csv"]), Is.EqualTo(first));
    }

    private static void Compare(int seed, DataFiles files, ExactReplay oracle, params string[] more)
    {
        var result = Run(files, more);
        Assert.That(files.Rows("rows.csv"), Is.EqualTo(oracle.Rows), $"seed {seed}");
        Assert.That(result.Total("fund_fen"), Is.EqualTo(oracle.Sum(7)), $"seed {seed}");
        Assert.That(result.Total("members"), Is.EqualTo(oracle.Members), $"seed {seed}");
        foreach (var (reason, claims) in oracle.Refused)
            Assert.That(result.Refused(reason), Is.EqualTo(claims), $"seed {seed}, {reason}");
    }

    private static CommandResult Run(DataFiles files, params string[] more)
    {
        var result = CommandLine.Run(
            [
                "run", files.Folder, "--from", "2021-03-15", "--to", "2026-09-30", "--json",
                "--rows", files["rows.csv"], .. more,
            ]);
        Assert.That(result.Code, Is.Zero, result.Error);
        return result;
    }
}

namespace ClaimsReplay.Tests.Sql;

/// <summary>DuckDB runs the statement, and every row is the rules' own to the fen.</summary>
internal sealed class DuckDbTests
{
    private static readonly Scenario[] Scenarios =
        [Scenario.Shipped, Scenario.Years, Scenario.Late, Scenario.HeldAt2022];

    [Test]
    public void Statement_RandomHistories_EqualsTheRulesToTheFen(
        [ValueSource(nameof(Scenarios))] Scenario scenario, [Range(1, 5)] int seed)
    {
        var population = RandomPopulation.Make(seed, 300, scenario.From, scenario.To);
        using var tables = new DuckDbTables(population);
        DecidedRows.AssertEqual(
            tables.Decide(scenario.Print("duckdb")), scenario.Walk(population), $"{scenario}, seed {seed}");
    }

    [Test]
    public void Statement_WorkedExamples_GivesThePublishedAmounts()
    {
        using var tables = new DuckDbTables(WorkedExamples.Population);
        var rows = tables.Decide(WorkedExamples.Scenario.Print("duckdb"));
        Assert.That(WorkedExamples.Text(rows), Is.EqualTo(WorkedExamples.Expected));
    }

    [Test]
    public void Statement_OtherPolicyData_EqualsTheRulesToTheFen([Range(21, 24)] int seed)
    {
        using var policy = new ChangedPolicy();
        var scenario = Scenario.Years with { Name = "changed", Folder = policy.Folder };
        var population = RandomPopulation.Make(seed, 300, scenario.From, scenario.To);
        using var tables = new DuckDbTables(population);
        var rows = tables.Decide(scenario.Print("duckdb"));
        DecidedRows.AssertEqual(rows, scenario.Walk(population), $"seed {seed}");
    }

    [Test]
    public void Statement_TheSample_GivesTheRowsOfRun()
    {
        var file = Path.Combine(Path.GetTempPath(), $"claims-rows-{Environment.ProcessId}.csv");
        try
        {
            var run = CommandLine.Year2022(Repository.Sample, "--rows", file);
            Assert.That(run.Code, Is.EqualTo(ExitCode.Done), run.Error);
            using var tables = new DuckDbTables(Repository.Sample);
            var settled = tables.Decide(SqlPrinter.Print("--dialect", "duckdb")).Where(row => row.Reason is null);
            Assert.That(settled.Select(row => row.ToCsv()), Is.EquivalentTo(File.ReadLines(file).Skip(1)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void RandomHistories_MeetEveryOutcome()
    {
        var rows = Scenarios.SelectMany(scenario =>
            scenario.Walk(RandomPopulation.Make(1, 300, scenario.From, scenario.To))).ToList();
        Assert.That(rows.Select(row => row.Reason ?? "").Distinct().Order(), Is.EqualTo(new[]
        {
            "", "benefit_not_defined", "coverage_ended", "coverage_not_started", "no_deductible_schedule",
            "policy_not_in_force",
        }));
        Assert.That(rows.Count(row => row.OverLimitFen > 0), Is.GreaterThan(100), "over the limit");
        Assert.That(rows.Count(row => row is { AccountFen: > 0, CashFen: > 0 }), Is.GreaterThan(100), "emptied");
        Assert.That(rows.Count(row => row is { DeductibleFen: > 0, FundFen: > 0 }), Is.GreaterThan(100), "passed");
    }

    [Test]
    public void Statement_TablesOfTextAlone_GivesTheSame()
    {
        var scenario = Scenario.Years;
        var population = RandomPopulation.Make(11, 200, scenario.From, scenario.To);
        using var tables = new DuckDbTables(population, asText: true);
        var rows = tables.Decide(scenario.Print("duckdb"));
        DecidedRows.AssertEqual(rows, scenario.Walk(population), "seed 11");
    }

    [Test]
    public void Statement_ClaimOfAnUnknownMember_SaysSo()
    {
        var population = new Population(
            [new("m1", new(1980, 1, 1), "active", new(2020, 1, 1), 0, 0, null)],
            [new("c1", "m2", "2022-05-01", "hospital", 1, 100, 100, true)]);
        using var tables = new DuckDbTables(population);
        var row = tables.Decide(Scenario.Years.Print("duckdb")).Single();
        Assert.That((row.ClaimId, row.Reason, row.FundFen), Is.EqualTo(("c1", "member_unknown", (long?)null)));
    }
}

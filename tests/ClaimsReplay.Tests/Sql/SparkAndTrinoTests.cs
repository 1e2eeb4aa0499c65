namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// Spark and Trino are not run here. Their text is read by a parser of their grammar, and its meaning is
/// checked by a translation that DuckDB runs.
/// </summary>
internal sealed class SparkAndTrinoTests
{
    private static readonly string[] Dialects = ["spark", "trino"];
    private static readonly Scenario[] Scenarios =
        [Scenario.Shipped, Scenario.Years, Scenario.Late, Scenario.HeldAt2022, WorkedExamples.Scenario];

    private readonly Dictionary<(string Dialect, string Scenario), SqlReading> _readings = [];
    private string _why = "";

    [OneTimeSetUp]
    public void ReadAll()
    {
        _why = SqlReader.Prepare();
        if (_why.Length > 0) return;
        List<(string Scenario, SqlText Text)> asked = [];
        foreach (var dialect in Dialects)
        {
            asked.AddRange(Scenarios.Select(scenario =>
                (scenario.Name, new SqlText(dialect, scenario.Print(dialect, "--row", "rowid")))));
            asked.Add(("broken", new SqlText(dialect, Broken(dialect))));
        }

        var readings = SqlReader.Read([.. asked.Select(one => one.Text)]);
        for (var i = 0; i < asked.Count; i++)
            _readings.Add((asked[i].Text.Dialect, asked[i].Scenario), readings[i]);
    }

    [Test]
    public void Grammar_BrokenStatement_Complains([ValueSource(nameof(Dialects))] string dialect) =>
        Assert.That(Reading(dialect, "broken").Errors, Is.Not.Empty);

    [Test]
    public void Statement_NotRunOnTheEngine_IsOfItsGrammarAndTranslatedEqualsTheRules(
        [ValueSource(nameof(Dialects))] string dialect, [ValueSource(nameof(Scenarios))] Scenario scenario)
    {
        var reading = Reading(dialect, scenario.Name);
        Assert.That(reading.Errors, Is.Empty);
        var population = RandomPopulation.Make(31, 300, scenario.From, scenario.To);
        using var tables = Tables(dialect, population);
        DecidedRows.AssertEqual(
            tables.Decide(reading.DuckDb), scenario.Walk(population), $"{dialect}, {scenario}, seed 31");
    }

    [Test]
    public void Statement_WorkedExamplesTranslated_GivesThePublishedAmounts(
        [ValueSource(nameof(Dialects))] string dialect)
    {
        using var tables = Tables(dialect, WorkedExamples.Population);
        var rows = tables.Decide(Reading(dialect, WorkedExamples.Scenario.Name).DuckDb);
        Assert.That(WorkedExamples.Text(rows), Is.EqualTo(WorkedExamples.Expected));
    }

    private static DuckDbTables Tables(string dialect, Population population)
    {
        var tables = new DuckDbTables(population);
        if (dialect == "trino") tables.DivideWhole();
        return tables;
    }

    private static string Broken(string dialect) =>
        Scenario.Years.Print(dialect).Replace("partition by", "partitioned by", StringComparison.Ordinal);

    private SqlReading Reading(string dialect, string name)
    {
        if (_why.Length > 0) Assert.Ignore(_why);
        return _readings[(dialect, name)];
    }
}

namespace ClaimsReplay.Tests.Sql;

/// <summary>PostgreSQL runs the statement, and every row is the rules' own to the fen.</summary>
internal sealed class PostgresTests
{
    private static readonly Scenario[] Scenarios =
        [Scenario.Shipped, Scenario.Years, Scenario.Late, Scenario.HeldAt2022];

    private PostgresServer? _server;
    private string _why = "";

    private PostgresServer Server
    {
        get
        {
            if (_server is null) Assert.Ignore(_why);
            return _server!;
        }
    }

    [OneTimeSetUp]
    public void Start() => (_server, _why) = PostgresServer.Start();

    [OneTimeTearDown]
    public void Stop() => _server?.Dispose();

    [Test]
    public void Statement_WorkedExamples_GivesThePublishedAmounts()
    {
        Server.Load(WorkedExamples.Population);
        var rows = Server.Decide(WorkedExamples.Scenario.Print("postgres"));
        Assert.That(WorkedExamples.Text(rows), Is.EqualTo(WorkedExamples.Expected));
    }

    [Test]
    public void Statement_RandomHistories_EqualsTheRulesToTheFen(
        [ValueSource(nameof(Scenarios))] Scenario scenario, [Range(1, 2)] int seed)
    {
        var population = RandomPopulation.Make(seed, 300, scenario.From, scenario.To);
        Server.Load(population);
        DecidedRows.AssertEqual(
            Server.Decide(scenario.Print("postgres")), scenario.Walk(population), $"{scenario}, seed {seed}");
    }

    [Test]
    public void Statement_OtherPolicyData_EqualsTheRulesToTheFen()
    {
        using var policy = new ChangedPolicy();
        var scenario = Scenario.Years with { Name = "changed", Folder = policy.Folder };
        var population = RandomPopulation.Make(21, 300, scenario.From, scenario.To);
        Server.Load(population);
        var rows = Server.Decide(scenario.Print("postgres"));
        DecidedRows.AssertEqual(rows, scenario.Walk(population), "seed 21");
    }
}

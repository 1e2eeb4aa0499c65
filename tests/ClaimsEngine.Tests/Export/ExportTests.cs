using System.Globalization;
using ClaimsEngine.Export;
using ClaimsEngine.Tests.Audit;
using ClaimsEngine.Tests.Hosting;
using ClaimsReplay;
using Dapper;

namespace ClaimsEngine.Tests.Export;

/// <summary>A replay of an exported ledger gives what the service decided, claim by claim.</summary>
internal sealed class ExportTests
{
    private TestEngine _engine = null!;

    private string Folder => Path.Combine(_engine.Directory.FullName, "export");

    [SetUp]
    public async Task StartAsync() => _engine = await FullLedger.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Replay_EveryKindOfEntry_GivesWhatTheServiceDecided()
    {
        Assert.That(await ReplayedAsync(), Is.EqualTo(Decided()));
        Assert.That(Decided(), Has.Count.GreaterThan(3));
    }

    [Test]
    public async Task Replay_LateClaimsReversalsAndChangedMembers_GivesWhatTheServiceDecided()
    {
        // E17: the second claim stands on the sum that the first one made, which is reversed; then an earlier day.
        await _engine.SettleAsync(Given.Claim("L-1", "H1", "2022-10-01", 1000_00, member: "OLD"));
        await _engine.SettleAsync(Given.Claim("L-2", "H1", "2022-10-02", 1000_00, member: "OLD"));
        await _engine.ReverseAsync("H1", "L-1");
        await _engine.SettleAsync(Given.Claim("L-3", "H2", "2022-09-01", 5000_00, member: "OLD"));
        await _engine.SettleAsync(Given.Claim("L-4", "H1", "2022-11-02", 900_00, member: "SON"));
        await _engine.RegisterAsync(Given.Retiree("SON", "1950-01-01"));
        await _engine.SettleAsync(Given.Claim("L-5", "H1", "2022-11-01", 900_00, member: "SON"));
        var replayed = await ReplayedAsync();
        Assert.That(replayed, Is.EqualTo(Decided()));
        Assert.That(await ReplayedAsync("--by-date"), Is.Not.EqualTo(replayed), "by date, late claims come out otherwise");
    }

    [Test]
    public async Task Export_Ids_AreTheLedgersOwn()
    {
        Assert.That(Run(out var said), Is.Zero, said);
        Assert.That(said, Does.Contain("5 members").And.Contain("3 reversed claims"));
        var text = string.Concat(Directory.GetFiles(Folder).Select(File.ReadAllText));
        foreach (var id in new[] { "M1", "SON", "ABROAD", "OLD", "C1", "RX1", "H1", "P1" })
            Assert.That(text, Does.Not.Match($"(^|,){id}(,|\n)"), id);
        Assert.That(Directory.GetFiles(Folder, "*.partial"), Is.Empty);
        using var database = _engine.OpenDatabase();
        var reversed = database.Query<long>("SELECT reverses FROM entry WHERE kind = 2").ToList();
        var claims = await File.ReadAllTextAsync(Path.Combine(Folder, "claims.csv"));
        foreach (var id in reversed) Assert.That(claims, Does.Not.Contain($"\n{id},"));
    }

    [Test]
    public void Export_WordsThatAreWrong_SayWhatIsAllowed()
    {
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = ExportCommand.Run(["export", "--database"], TextWriter.Null, errors, CancellationToken.None);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.Contain("claims-engine export --database FILE --out DIR"));
    }

    [TestCase("/no/such/file.db", "There is no database /no/such/file.db.")]
    [TestCase(" ", "There is no database")]
    public void Export_DatabaseThatIsNotThere_SaysSoAndMakesNoFolder(string database, string problem)
    {
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var words = new[] { "export", "--database", database, "--out", Folder };
        Assert.That(ExportCommand.Run(words, TextWriter.Null, errors, CancellationToken.None), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.StartWith(problem));
        Assert.That(Folder, Does.Not.Exist);
    }

    private int Run(out string said)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var words = new[] { "export", "--database", _engine.DatabasePath, "--out", Folder };
        var code = ExportCommand.Run(words, output, output, CancellationToken.None);
        said = output.ToString();
        return code;
    }

    private async Task<Dictionary<string, string>> ReplayedAsync(params string[] more)
    {
        Assert.That(Run(out var said), Is.Zero, said);
        var rows = Path.Combine(_engine.Directory.FullName, "rows.csv");
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ReplayCommandLine.RunAsync(
            ["run", Folder, "--rows", rows, .. more], new Terminal(output, output, false));
        Assert.That(code, Is.Zero, output.ToString());
        return File.ReadLines(rows).Skip(1).Select(line => line.Split(',', 2)).ToDictionary(row => row[0], row => row[1]);
    }

    /// <summary>The claims that stand, as the rows of a replay say them.</summary>
    private Dictionary<string, string> Decided()
    {
        using var database = _engine.OpenDatabase();
        return database.Query<(long Id, string Row)>(
            """
            SELECT id, 'm' || printf('%010d', member) || ',' || printf('%d-%02d-%02d', day / 10000, day / 100 % 100, day % 100)
              || ',' || level || ',' || total_fen || ',' || in_scope_fen || ',' || deductible_fen || ',' || fund_fen
              || ',' || over_limit_fen || ',' || account_fen || ',' || family_fen || ',' || cash_fen || ',' || sum_after_fen
              || ',' || balance_after_fen
            FROM entry e WHERE kind = 1 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
            """).ToDictionary(row => row.Id.ToString(CultureInfo.InvariantCulture), row => row.Row);
    }
}

using ClaimsEngine.Hosting;
using ClaimsEngine.Storage.Sqlite;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Storage;

/// <summary>The schema refuses what the ledger never does, and the engine refuses a schema that it does not know.</summary>
internal sealed class SchemaTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 1_000));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCase("entry", "fund_fen = 1")]
    [TestCase("member_version", "content = x''")]
    [TestCase("institution_version", "content = x''")]
    [TestCase("policy", "recorded_at_ms = 1")]
    [TestCase("policy_file", "content = x''")]
    public void Table_AppendOnly_RefusesUpdateAndDelete(string table, string change)
    {
        using var database = _engine.OpenDatabase();
        Assert.That(() => database.Execute($"UPDATE {table} SET {change}"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never updated"));
        Assert.That(() => database.Execute($"DELETE FROM {table}"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never deleted"));
    }

    [Test]
    public void Database_IsDurable()
    {
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<string>("PRAGMA journal_mode"), Is.EqualTo("wal"));
        Assert.That(database.Query("PRAGMA foreign_key_check"), Is.Empty);
        Assert.That(database.ExecuteScalar<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Build_NewerSchema_IsRefused()
    {
        await _engine.StopHostAsync();
        using (var database = _engine.OpenDatabase())
        {
            database.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-later.sql', '2030-01-01')");
        }

        Assert.That(() => EngineHost.Build(new EngineOptions { DatabasePath = _engine.DatabasePath, Port = 0 }),
            Throws.InvalidOperationException.With.Message.Contains("newer schema (9999-later.sql)"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Upgrade_ManyEnginesAtOnce_TakeTurns(bool isOpen)
    {
        const int Engines = 8;
        for (var number = 0; number < 5; number++)
        {
            var file = new SqliteFile(Path.Combine(_engine.Directory.FullName, $"new-{number}.db"));
            // On a file that nobody has open the engines meet already at setting the log.
            using var opened = isOpen ? file.OpenForWriting() : null;
            using var start = new Barrier(Engines);
            var upgrades = Enumerable.Range(0, Engines).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    SqliteSchema.Upgrade(file);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            Assert.That(async () => await Task.WhenAll(upgrades), Throws.Nothing);
            using var database = file.OpenForReading();
            var scripts = database.Query<string>("SELECT ScriptName FROM SchemaVersions").ToList();
            Assert.That(scripts, Is.Not.Empty.And.Unique);
        }
    }

    [Test]
    public void Build_FailingMigration_LeavesNothingBehind()
    {
        var path = Path.Combine(_engine.Directory.FullName, "strange.db");
        using (var strange = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            strange.Open();
            strange.Execute("CREATE TABLE member_version (other INTEGER)");
        }

        Assert.That(() => EngineHost.Build(new EngineOptions { DatabasePath = path, Port = 0 }),
            Throws.InvalidOperationException.With.Message.Contains("0001-ledger.sql"));
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        Assert.That(database.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'"),
            Is.EqualTo(new[] { "member_version" }));
    }

    [Test]
    public void Build_NoDatabase_SaysWhichFile() =>
        Assert.That(() => EngineHost.Build(new EngineOptions { DatabasePath = "/nowhere/claims.db", Port = 0 }),
            Throws.InvalidOperationException.With.Message.Contains("/nowhere/claims.db"));

    [Test]
    public void Build_NoPolicy_SaysWhichDirectory() =>
        Assert.That(
            () => EngineHost.Build(new EngineOptions { DatabasePath = _engine.DatabasePath, PolicyDirectory = "/nowhere" }),
            Throws.TypeOf<DirectoryNotFoundException>().With.Message.Contains("/nowhere"));

    [Test]
    public async Task Entries_Ids_AscendThoughTheClockStandsStillOrGoesBack()
    {
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 1_000));
        await _engine.RestartAsync();
        await _engine.SettleAsync(Given.Claim("C3", "H1", "2022-03-01", 1_000));
        using var database = _engine.OpenDatabase();
        var numbers = database.Query<string>("SELECT claim_number FROM entry ORDER BY id");
        Assert.That(numbers, Is.EqualTo(new[] { "C1", "C2", "C3" }));
    }
}

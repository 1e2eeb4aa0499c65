using ClaimsEngine.Hosting;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Storage;

/// <summary>A copy made while the engine writes, and an engine on what is restored from it.</summary>
[CancelAfter(60_000)]
internal sealed class BackupTests
{
    private TestEngine _engine = null!;

    private string CopyPath => Path.Combine(_engine.Directory.FullName, "copy.db");

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Restore_OfABackupUnderLoad_HoldsEveryClaimSettledBeforeAndGoesOn()
    {
        for (var i = 0; i < 20; i++) await SettleAsync(i);
        var later = Task.Run(async () =>
        {
            for (var i = 20; i < 200; i++) await SettleAsync(i);
        });
        var (code, said) = Run("backup", "--database", _engine.DatabasePath, "--out", CopyPath);
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Match(@"^copy\.db|/copy\.db: [0-9]+ ledger entries, checked\.$"));
        await later;
        var atCopy = CountEntries(CopyPath);
        Assert.That(atCopy, Is.InRange(20, 200));

        await _engine.StopHostAsync();
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(_engine.DatabasePath + suffix);
        (code, said) = Run("restore", "--from", CopyPath, "--database", _engine.DatabasePath);
        Assert.That(code, Is.Zero, said);
        await _engine.RestartAsync();
        for (var i = 0; i < atCopy; i++)
            Assert.That((await _engine.GetClaimAsync("H1", $"C{i}")).Settlement.InScopeAfterFen, Is.EqualTo((i + 1) * 100));
        for (var i = 0; i < 200; i++) await SettleAsync(i);
        Assert.That(CountEntries(_engine.DatabasePath), Is.EqualTo(200), "what is repeated after a restore settles once");
    }

    [Test]
    public void Copy_OntoAFile_IsRefusedAndLeavesIt()
    {
        File.WriteAllText(CopyPath, "mine");
        var (code, said) = Run("backup", "--database", _engine.DatabasePath, "--out", CopyPath);
        Assert.That((code, File.ReadAllText(CopyPath)), Is.EqualTo((1, "mine")));
        Assert.That(said, Does.Contain("Nothing is overwritten"));
    }

    [Test]
    public void Copy_OfWhatIsNoDatabase_IsRefusedAndLeavesNothing()
    {
        var wrong = Path.Combine(_engine.Directory.FullName, "wrong.db");
        File.WriteAllText(wrong, new string('x', 8192));
        Assert.That(Run("restore", "--from", wrong, "--database", CopyPath).Code, Is.EqualTo(1));
        Assert.That(Run("restore", "--from", wrong + "2", "--database", CopyPath).Said, Does.Contain("There is no database"));
        Assert.That(Run("backup", "--database", _engine.DatabasePath).Code, Is.EqualTo(1));
        Assert.That(Directory.GetFiles(_engine.Directory.FullName, "copy*"), Is.Empty);
    }

    private static long CountEntries(string path)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        return database.ExecuteScalar<long>("SELECT count(*) FROM entry");
    }

    private static (int Code, string Said) Run(params string[] args)
    {
        using var said = new StringWriter();
        Assert.That(BackupCommand.Names(args), Is.True);
        return (BackupCommand.Run(args, said, said), said.ToString().Trim());
    }

    private async Task SettleAsync(int i) => await _engine.SettleAsync(Given.Claim($"C{i}", "H1", "2022-03-01", 100));
}

using System.Security.Cryptography;
using System.Text.Json;
using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Audit;

/// <summary>A day that has ended gets one root over its entries, which no later change fits.</summary>
internal sealed class CheckpointTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
        for (var i = 1; i <= 7; i++) await _engine.SettleAsync(Given.Claim($"C{i}", "H1", "2022-12-01", 1_00));
        _engine.Clock.Advance(TimeSpan.FromHours(12));
        await _engine.SettleAsync(Given.Claim("C8", "H1", "2022-12-01", 1_00));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task MakeCheckpoints_EndedDays_GiveTheRootOfTheDocument()
    {
        var made = await MakeAsync();
        Assert.That(made.Select(each => (each.Day, each.Entries)), Is.EqualTo(new[] { (Given.Day("2022-12-31"), 7L) }));
        Assert.That(made[0].Root, Is.EqualTo(Convert.ToHexStringLower(RootOf(HashesOfC1ToC7()))));
        Assert.That(await MakeAsync(), Is.Empty, "a day has one checkpoint");
        var (breaks, summary) = await _engine.VerifyAsync();
        Assert.That((breaks.Count, summary.Checkpoints), Is.EqualTo((0, 1L)));
    }

    [Test]
    public async Task MakeCheckpoints_DaysWithoutEntries_HaveOneToo()
    {
        _engine.Clock.Advance(TimeSpan.FromDays(3));
        var made = await MakeAsync();
        Assert.That(made.Select(each => each.Entries), Is.EqualTo(new[] { 7L, 1, 0, 0 }));
        Assert.That(made[2].Root, Is.EqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        Assert.That((await _engine.VerifyAsync()).Breaks, Is.Empty);
    }

    [Test]
    public async Task Settle_ClockBackInACheckpointedDay_GoesIntoTheNextDay()
    {
        _engine.Clock.Advance(TimeSpan.FromDays(1));
        await MakeAsync();
        _engine.Clock.AdjustTime(TestEngine.Start + TimeSpan.FromHours(13));
        await _engine.SettleAsync(Given.Claim("C9", "H1", "2022-12-01", 1_00));
        var (breaks, summary) = await _engine.VerifyAsync();
        Assert.That((breaks.Count, summary.Entries, summary.Checkpoints), Is.EqualTo((0, 9L, 2L)));
    }

    [TestCase("UPDATE entry SET hash = zeroblob(32) WHERE claim_number = 'C3'")]
    [TestCase("DELETE FROM entry WHERE claim_number = 'C7'")]
    [TestCase("UPDATE checkpoint SET root = zeroblob(32)")]
    [TestCase("UPDATE checkpoint SET entries = entries + 1")]
    [TestCase("UPDATE checkpoint SET day = 20221230")]
    public async Task Verify_AfterAChange_NamesTheCheckpoint(string change)
    {
        await MakeAsync();
        using (var database = _engine.OpenUnguarded()) Assert.That(database.Execute(change), Is.EqualTo(1));
        var (breaks, _) = await _engine.VerifyAsync();
        Assert.That(breaks.Select(each => each.Check), Does.Contain("checkpoint"));
    }

    [Test]
    public async Task Command_Checkpoint_ExportsAndHoldsTheFilesAgainstTheDatabase()
    {
        var directory = Path.Combine(_engine.Directory.FullName, "checkpoints");
        Assert.That(_engine.Command("checkpoint", "--out", directory).Exit, Is.Zero);
        var path = Path.Combine(directory, "2022-12-31.json");
        using (var document = JsonDocument.Parse(await File.ReadAllTextAsync(path)))
        {
            Assert.That(document.RootElement.GetProperty("entries").GetInt64(), Is.EqualTo(7));
            Assert.That(document.RootElement.GetProperty("root").GetString(),
                Is.EqualTo(Convert.ToHexStringLower(RootOf(HashesOfC1ToC7()))));
        }

        Assert.That(_engine.Command("checkpoint", "--out", directory), Is.EqualTo((0, "")));
        using (var database = _engine.OpenUnguarded()) database.Execute("UPDATE checkpoint SET root = zeroblob(32)");
        var (exit, output) = _engine.Command("checkpoint", "--out", directory);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain(path));
    }

    private async Task<IReadOnlyList<Checkpoint>> MakeAsync() =>
        (await _engine.Audit.MakeCheckpointsAsync(new MakeCheckpointsRequest())).Checkpoints;

    private byte[][] HashesOfC1ToC7()
    {
        using var database = _engine.OpenDatabase();
        return [.. database.Query<byte[]>("SELECT hash FROM entry ORDER BY id LIMIT 7")];
    }

    // RFC 6962, section 2.1, as it is written there.
    private static byte[] RootOf(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return SHA256.HashData([0, .. leaves[0]]);
        var split = 1;
        while (split * 2 < leaves.Length) split *= 2;
        return SHA256.HashData([1, .. RootOf(leaves[..split]), .. RootOf(leaves[split..])]);
    }
}

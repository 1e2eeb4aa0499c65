using ClaimsEngine.Tests.Audit;
using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Storage;

/// <summary>What an engine remembers of its last batches holds only while nobody else writes.</summary>
internal sealed class StateCacheTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Settle_AnotherWroteInBetween_DecidesOnWhatIsStored()
    {
        var first = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 1000_00));
        Assert.That(first.InScopeAfterFen, Is.EqualTo(1000_00));
        using (var database = _engine.OpenUnguarded())
            database.Execute("UPDATE year_state SET in_scope_fen = 500000");
        var second = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 1000_00));
        Assert.That(second.InScopeBeforeFen, Is.EqualTo(5000_00));
    }

    [Test]
    public async Task Settle_CommitRefused_DecidesOnWhatIsStored()
    {
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 1000_00));
        using (var database = _engine.OpenDatabase())
            database.Execute("CREATE TRIGGER fail BEFORE UPDATE ON year_state BEGIN SELECT RAISE(ABORT, 'no'); END");
        var error = await ErrorDetail.OfAsync(
            () => _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 1000_00)));
        Assert.That(error.Reason, Is.EqualTo("ENGINE_UNAVAILABLE"));
        Assert.That(_engine.Errors.Expect("BatchFailed"), Is.EqualTo(1));
        using (var database = _engine.OpenDatabase()) database.Execute("DROP TRIGGER fail");
        var again = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 1000_00));
        Assert.That(again.InScopeBeforeFen, Is.EqualTo(1000_00), "what was not committed is forgotten");
        Assert.That((await _engine.VerifyAsync()).Breaks, Is.Empty);
    }
}

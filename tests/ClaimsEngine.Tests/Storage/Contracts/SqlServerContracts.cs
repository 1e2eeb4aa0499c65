using ClaimsEngine.Audit;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Tests.Storage.Contracts;

/// <summary>The contracts on a live SQL Server, and what only several writers show.</summary>
internal sealed class SqlServerContracts : StoreContracts
{
    /// <summary>Holds the connection string of a database that the tests may fill.</summary>
    private const string Variable = "CLAIMS_SQLSERVER";

    [Test]
    public void TryCommit_TwoWritersOnOneMember_OnlyOneIsWritten()
    {
        using var first = Scene.Store.OpenWriter();
        using var second = Scene.Store.OpenWriter();
        var (one, other) = (Decide(first, "W1"), Decide(second, "W2"));
        Assert.That(first.TryCommit(one), Is.True);
        Assert.That(second.TryCommit(other), Is.False);
        Assert.That(second.TryCommit(Decide(second, "W2")), Is.True, "decided again on what is there");
    }

    [Test]
    public void TryCommit_DayOfACheckpoint_IsClosed()
    {
        var today = Scene.Now().Today;
        using var writer = Scene.Store.OpenWriter();
        var batch = Decide(writer, "D1");
        using (var audit = new AuditSession(Scene.Store.OpenAudit(onSnapshot: false)))
        {
            var last = audit.Checkpoints.LastIdOf(today);
            var tree = audit.Checkpoints.TreeOf(today);
            Assert.That(
                Scene.Store.TryKeep(new DayCheckpoint(today, tree.Count, tree.Root(), 1), last), Is.True);
        }

        Assert.That(writer.TryCommit(batch), Is.False);
        var again = Decide(writer, "D1");
        Assert.That(writer.TryCommit(again), Is.True);
        Assert.That(EntryDay.Of(again.Entries[0].Id), Is.GreaterThan(today));
    }

    protected override ILedgerStore Open()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } connection)
        {
            Assert.Ignore($"{Variable} holds no connection string: no SQL Server to run on.");
            throw new InvalidOperationException();
        }

        return StoreChoice.Open(null, connection);
    }

    private Batch Decide(ILedgerWriter writer, string number)
    {
        var posting = Scene.Settle(number, "H1", 1_000);
        var needs = new BatchNeeds();
        posting.Ask(needs);
        var batch = writer.Open(needs, Scene.Now());
        posting.Apply(batch);
        return batch;
    }
}

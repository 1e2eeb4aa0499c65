using ClaimsEngine.Storage.SqlServer;
using Polly;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>A batch is written once, whatever fails on the way, and nothing is ever repeated on a guess.</summary>
internal sealed class BatchCommitTests
{
    private static readonly SqlServerFault Deadlock = Fault(1205);
    private static readonly SqlServerFault Broken = Fault(-2);

    [Test]
    public void TryCommit_NothingFails_WritesOnce()
    {
        var ledger = new ScriptedLedger();
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.True);
        Assert.That((ledger.Writes, ledger.Commits, ledger.Looks), Is.EqualTo((1, 1, 0)));
        Assert.That(ledger.Open, Is.Zero);
    }

    [Test]
    public void TryCommit_DeadlocksVictim_WritesTheSameAgain()
    {
        var ledger = new ScriptedLedger { WriteFaults = new([Deadlock, Deadlock]) };
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.True);
        Assert.That((ledger.Writes, ledger.Commits, ledger.Looks), Is.EqualTo((3, 1, 0)));
        Assert.That(ledger.Open, Is.Zero, "each transaction has ended");
    }

    [Test]
    public void TryCommit_NoConnectionAtFirst_TriesAgain()
    {
        var ledger = new ScriptedLedger { BeginFaults = new([Broken]) };
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.True);
        Assert.That((ledger.Begins, ledger.Commits), Is.EqualTo((2, 1)));
    }

    [Test]
    public void TryCommit_StateChangedByAnother_IsOvertaken()
    {
        var ledger = new ScriptedLedger { Finds = false };
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.False);
        Assert.That((ledger.Writes, ledger.Commits), Is.EqualTo((1, 0)));
    }

    [TestCase(2627)]
    [TestCase(2601)]
    [TestCase(3960)]
    public void TryCommit_KeyTakenOrRowChanged_IsOvertakenAtOnce(int number)
    {
        var ledger = new ScriptedLedger { WriteFaults = new([Fault(number)]) };
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.False);
        Assert.That((ledger.Writes, ledger.Commits, ledger.Looks), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public void TryCommit_CommittedButUnanswered_IsFoundAndNotRepeated()
    {
        var ledger = new ScriptedLedger { CommitFaults = new([Broken]), KeepsUnanswered = true };
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.True);
        Assert.That((ledger.Writes, ledger.Commits, ledger.Looks), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public void TryCommit_UnansweredAndNotCommitted_IsDecidedAgain()
    {
        var ledger = new ScriptedLedger { CommitFaults = new([Broken]) };
        Assert.That(BatchCommit.TryCommit(ledger, AtOnce()), Is.False);
        Assert.That((ledger.Writes, ledger.Commits, ledger.Looks), Is.EqualTo((1, 1, 1)), "never written a second time");
    }

    [Test]
    public void TryCommit_UnansweredAndNobodyToAsk_LooksAgainAndThenSaysSo()
    {
        var passing = new ScriptedLedger
        {
            CommitFaults = new([Broken]),
            KeepsUnanswered = true,
            LookFaults = new([Broken, Broken]),
        };
        Assert.That(BatchCommit.TryCommit(passing, AtOnce()), Is.True);
        Assert.That(passing.Looks, Is.EqualTo(3));

        var lasting = new ScriptedLedger
        {
            CommitFaults = new([Broken]),
            LookFaults = new(Enumerable.Repeat(Broken, SqlRetry.MostRetries + 1)),
        };
        Assert.That(
            () => BatchCommit.TryCommit(lasting, AtOnce()),
            Throws.TypeOf<SqlServerFault>().With.Property("Number").EqualTo(-2));
        Assert.That(lasting.Writes, Is.EqualTo(1));
    }

    [Test]
    public void TryCommit_LastingFault_IsThrownAtOnce()
    {
        var ledger = new ScriptedLedger { WriteFaults = new([Fault(547)]) };
        Assert.That(
            () => BatchCommit.TryCommit(ledger, AtOnce()),
            Throws.TypeOf<SqlServerFault>().With.Property("Number").EqualTo(547));
        Assert.That((ledger.Writes, ledger.Commits), Is.EqualTo((1, 0)));
        Assert.That(ledger.Open, Is.Zero);
    }

    [Test]
    public void TryCommit_DeadlocksWithoutEnd_GivesUp()
    {
        var ledger = new ScriptedLedger
        {
            WriteFaults = new(Enumerable.Repeat(Deadlock, SqlRetry.MostRetries + 1)),
        };
        Assert.That(() => BatchCommit.TryCommit(ledger, AtOnce()), Throws.TypeOf<SqlServerFault>());
        Assert.That((ledger.Writes, ledger.Commits), Is.EqualTo((SqlRetry.MostRetries + 1, 0)));
    }

    /// <summary>Whatever fails where: a batch is told as written exactly when it is, and is never written twice.</summary>
    [Test]
    public void TryCommit_AnyScheduleOfFaults_TellsTheTruth()
    {
        for (var seed = 1; seed <= 5_000; seed++) AssertTruth(seed);
    }

    private static void AssertTruth(int seed)
    {
        var random = new Random(seed);
        var ledger = new ScriptedLedger
        {
            Finds = random.Next(8) != 0,
            KeepsUnanswered = random.Next(2) == 0,
            BeginFaults = Faults(random),
            WriteFaults = Faults(random),
            CommitFaults = new(random.Next(2) == 0 ? [Broken] : []),
            LookFaults = Faults(random),
        };
        bool? told = null;
        try
        {
            told = BatchCommit.TryCommit(ledger, AtOnce());
        }
        catch (SqlServerFault)
        {
            // Nothing is told: the callers ask again with their keys.
        }

        Assert.That(ledger.Kept, Is.LessThanOrEqualTo(1), $"seed {seed}");
        if (told is { } known) Assert.That(ledger.Kept == 1, Is.EqualTo(known), $"seed {seed}");
        Assert.That(ledger.Open, Is.Zero, $"seed {seed}");
    }

    private static Queue<SqlServerFault?> Faults(Random random)
    {
        int[] numbers = [0, 0, 0, 1205, -2, 2627, 547];
        return new(Enumerable.Range(0, random.Next(4)).Select(_ => numbers[random.Next(numbers.Length)])
            .Select(number => number == 0 ? null : Fault(number)));
    }

    private static SqlServerFault Fault(int number) => new(SqlServerFault.KindOf(number), number);

    /// <summary>The shipped pipeline's conditions and counts, without its waiting.</summary>
    private static ResiliencePipeline AtOnce() => SqlRetry.Build(delay: TimeSpan.Zero);
}

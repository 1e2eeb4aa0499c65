using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Sqlite;
using ClaimsEngine.Tests.Hosting;
using ClaimsRules.Money;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>The pipeline and the store from within.</summary>
internal sealed class PostingTests
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
    public async Task Submit_APostingThatBreaks_IsInternalAndHarmsNoNeighbour()
    {
        var pipeline = _engine.Services.GetRequiredService<PostingPipeline>();
        using var blocker = _engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        var before = pipeline.SubmitAsync(new SettlePosting(Read("C1")), CancellationToken.None);
        var broken = pipeline.SubmitAsync(new BrokenPosting(), CancellationToken.None);
        var after = pipeline.SubmitAsync(new SettlePosting(Read("C2")), CancellationToken.None);
        blocker.Execute("COMMIT");
        Assert.That(async () => await broken, Throws.TypeOf<FaultException>()
            .With.Property(nameof(FaultException.Fault)).EqualTo(Fault.InvariantBroken));
        Assert.That((await before).Filed!.Entry.SumAfter, Is.EqualTo(new Fen(1_000)));
        Assert.That((await after).Filed!.Entry.SumAfter, Is.EqualTo(new Fen(2_000)));
        Assert.That(_engine.Errors.Expect("PostingBroke"), Is.EqualTo(1));
    }

    [Test]
    public void Submit_CancelledBefore_IsNeverTaken()
    {
        var pipeline = _engine.Services.GetRequiredService<PostingPipeline>();
        using var cancelled = new CancellationTokenSource();
        using var blocker = _engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        var first = pipeline.SubmitAsync(new SettlePosting(Read("C1")), CancellationToken.None);
        var posting = new SettlePosting(Read("C2"));
        cancelled.Cancel();
        var given = pipeline.SubmitAsync(posting, cancelled.Token);
        blocker.Execute("COMMIT");
        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await first, Throws.Nothing);
        Assert.That(posting.TryTake(), Is.False);
    }

    [Test]
    public void TryCommit_AnotherVersionOfTheMember_WritesNothing()
    {
        var policies = _engine.Services.GetRequiredService<ClaimsEngine.Policies.PolicyLibrary>();
        using var cache = new VersionCache();
        using var writer = new LedgerWriter(new SqliteFile(_engine.DatabasePath), cache);
        var needs = new BatchNeeds();
        needs.Members.Add("M1");
        var batch = writer.Open(needs, Moment.Of(_engine.Clock, policies.Current));
        var read = batch.Members["M1"];
        var stale = new MemberRecord(
            read.Key, read.Id, read.Current, read.Standing with { Version = read.ReadVersion + 1, Balance = new Fen(5) });
        stale.Touch();
        batch.Members["M1"] = stale;
        Assert.That(writer.TryCommit(batch), Is.False);
        writer.Close();
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT balance_fen FROM member_state"), Is.Zero);
    }

    [Test]
    public void Append_BelowZero_IsABrokenInvariant()
    {
        var policies = _engine.Services.GetRequiredService<ClaimsEngine.Policies.PolicyLibrary>();
        var batch = new Batch(Moment.Of(_engine.Clock, policies.Current));
        var version = new MemberVersion(1, Google.Protobuf.MessageExtensions.ToByteArray(Given.Active()));
        var member = new MemberRecord(1, "M1", version, MemberStanding.New);
        var draft = new ClaimsEngine.Accounts.AccountDraft
        {
            Kind = EntryKind.OpenAccount,
            Day = batch.Moment.Today,
            Credit = new Fen(-1),
        };
        Assert.That(() => draft.AppendTo(batch, member), Throws.InvalidOperationException);
        Assert.That(batch.Entries, Is.Empty);
        Assert.That(member.IsChanged, Is.False);
    }

    private static BilledClaim Read(string number) =>
        ClaimFields.Read(Given.Claim(number, "H1", "2022-03-01", 1_000), needsNumber: true);

    private sealed class BrokenPosting : Posting<int>
    {
        public override void Ask(BatchNeeds needs) => needs.Members.Add("M1");

        protected override Outcome<int> Decide(Batch batch) => throw new InvalidOperationException("broken");
    }
}

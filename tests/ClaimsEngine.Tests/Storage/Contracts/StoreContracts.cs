using System.Reflection;
using ClaimsEngine.Accounts;
using ClaimsEngine.Audit;
using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;
using ClaimsRules.Money;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Storage.Contracts;

/// <summary>What every store gives back of what was put into it.</summary>
internal abstract class StoreContracts
{
    private StoreScene _scene = null!;

    protected StoreScene Scene => _scene;

    [OneTimeSetUp]
    public void Fill() => _scene = new StoreScene(Open());

    [OneTimeTearDown]
    public void Close() => _scene?.Dispose();

    [TestCase("C1", "H1", 0)]
    [TestCase("C2", "H2", 2)]
    public void Load_SettledClaim_HoldsEveryFact(string number, string institution, int lines)
    {
        var batch = Scene.Load(new ReversePosting(new ClaimKey(Scene.Id(institution), Scene.Id(number))));
        var filed = batch.Claims.Values.Single();
        AssertSame(filed.Entry, Scene.Settled[number]);
        Assert.That(filed.Claim.MemberId, Is.EqualTo(Scene.Id("M1")));
        Assert.That(filed.Claim.Lines, Has.Count.EqualTo(lines));
        Assert.That(filed.Reversal, Is.Null);
        Assert.That(filed.Entry.Flags, Is.EqualTo(Scene.Settled[number].Flags));
    }

    [Test]
    public void Load_ClaimTakenBack_HoldsItsReversal()
    {
        var batch = Scene.Load(new ReversePosting(new ClaimKey(Scene.Id("H1"), Scene.Id("C3"))));
        AssertSame(batch.Claims.Values.Single().Reversal!, Scene.Reversal);
    }

    [Test]
    public void Load_ClosedNumber_IsAFence()
    {
        var key = new ClaimKey(Scene.Id("H1"), Scene.Id("F1"));
        Assert.That(Scene.Load(new FencePosting(key)).Fences, Is.EquivalentTo(new[] { key }));
    }

    [Test]
    public void Load_Member_StandsAfterTheLastEntry()
    {
        var member = Scene.Load(Scene.Settle("C9", "H1", 1)).Members[Scene.Id("M1")];
        Assert.That(member.Standing.LastEntry, Is.EqualTo(Scene.Reversal.Id));
        Assert.That(member.Standing.EntryCount, Is.EqualTo(4));
        Assert.That(member.Standing.Chain.ToArray(), Is.EqualTo(Scene.Reversal.Hash.ToArray()));
        Assert.That(member.SumOf(2022), Is.EqualTo(Scene.Reversal.SumAfter));
        Assert.That(member.Current.Number, Is.EqualTo(1));
        var version = Scene.Reader.MemberVersion(member.Key, 1);
        Assert.That(version.Content.ToArray(), Is.EqualTo(member.Current.Content.ToArray()));
    }

    [Test]
    public void Load_Prescription_HoldsWhatIsLeft()
    {
        var key = new PrescriptionKey(Scene.Id("H1"), Scene.Id("RX"));
        var prescription = Scene.Load(new CancelPosting(key)).Prescriptions[key];
        Assert.That(prescription.Left, Is.EqualTo(new[] { 30_000L }));
        Assert.That(prescription.CancelledAtMs, Is.Null);
    }

    [Test]
    public void Settle_TheSameAgain_AnswersAsBefore() =>
        Assert.That(Scene.Post(Scene.Settle("C1", "H1", 250_000)).Filed!.Entry.Id, Is.EqualTo(Scene.Settled["C1"].Id));

    [Test]
    public void LinksOwnedBy_Owner_GivesTheLink()
    {
        var link = Scene.Reader.LinksOwnedBy(Scene.Id("M2")).Single();
        Assert.That((link.RelativeId, link.From, link.Number, link.Priority, link.Until),
            Is.EqualTo((Scene.Id("M1"), new DateOnly(2022, 1, 1), 1, 1, (DateOnly?)null)));
    }

    [Test]
    public void AccountEntries_Pages_GoFromTheNewestOn()
    {
        var id = Scene.Id("M2");
        var owner = Scene.Load(new OpenAccountPosting(id, Fen.Zero)).Members[id];
        var all = Scene.Reader.AccountEntries(owner.Key, owner.Standing.LastEntry, 10).Select(row => row.Entry.Kind);
        Assert.That(all, Is.EqualTo(new[] { EntryKind.CreditMonth, EntryKind.OpenAccount }));
        Assert.That(Scene.Reader.AccountEntries(owner.Key, owner.Standing.LastEntry, 1), Has.Count.EqualTo(1));
    }

    [Test]
    public void MembersAfter_Pages_GoByKey()
    {
        var (count, last) = Scene.Reader.CountMembers();
        Assert.That(count, Is.GreaterThanOrEqualTo(2));
        var newest = Scene.Reader.MembersAfter(last - 2, last, 5);
        Assert.That(newest.Select(member => member.Id), Is.EqualTo(new[] { Scene.Id("M1"), Scene.Id("M2") }));
        Assert.That(Scene.Reader.MembersAfter(last - 2, last, 1), Has.Count.EqualTo(1));
        Assert.That(Scene.Reader.MembersAfter(last, last, 5), Is.Empty);
    }

    [TestCase(V1.FlagKind.Unspecified)]
    [TestCase(V1.FlagKind.SameDaySeveralInstitutions)]
    public void Flags_OfAnInstitution_AreFound(V1.FlagKind kind)
    {
        var flags = Scene.Store.Flags.From(FlagPlace.First, kind, Scene.Id("H2"), 10);
        Assert.That(flags.Select(flag => (flag.ClaimNumber, flag.Entry)),
            Does.Contain((Scene.Id("C2"), Scene.Settled["C2"].Id)));
        Assert.That(Scene.Store.Flags.From(FlagPlace.First, kind, "", 1), Has.Count.EqualTo(1));
    }

    [Test]
    public void Reconciliation_Totals_AreSettledLessReversed()
    {
        using var rows = Scene.Store.OpenReconciliation();
        var key = rows.KeyOf(Scene.Id("H1"))!.Value;
        var totals = rows.Totals(key, Today()).Single();
        Assert.That((totals.Settled, totals.Reversed, totals.TotalFen, totals.Members), Is.EqualTo((2, 1, 250_000, 1)));
        Assert.That(totals.FundFen, Is.EqualTo(Scene.Settled["C1"].Fund.Value));
        Assert.That(rows.KeyOf("nobody"), Is.Null);
    }

    [Test]
    public void Reconciliation_Records_ComeInTheirOrder()
    {
        using var rows = Scene.Store.OpenReconciliation();
        var key = rows.KeyOf(Scene.Id("H1"))!.Value;
        string[] numbers = [Scene.Id("C1"), Scene.Id("C3"), Scene.Id("C3")];
        var records = rows.Records(key, Today()).ToList();
        Assert.That(records.Select(record => record.Number), Is.EqualTo(numbers));
        Assert.That(records.Select(record => record.IsReversal), Is.EqualTo(new[] { false, false, true }));
        Assert.That(records[2].TotalFen, Is.EqualTo(7_000));
        Assert.That(rows.RecordsOf(key, numbers).Select(record => record.Id).Order(),
            Is.EqualTo(records.Select(record => record.Id)));
        Assert.That(rows.Marks(new DateOnly(2022, 3, 1), new DateOnly(2022, 3, 1), Scene.Id("H1")).Claims, Is.EqualTo(1));
    }

    [Test]
    public void Fund_Month_AddsUp()
    {
        using var rows = Scene.Store.OpenFund();
        var month = new DateOnly(2022, 12, 1);
        var claim = Scene.Settled["C1"];
        var spent = rows.Spent(month).Single(sum => sum.Institution == claim.Institution);
        Assert.That(spent.FundFen, Is.EqualTo(claim.Fund.Value));
        Assert.That(rows.Payments(month).Sum(sum => sum.FundFen), Is.EqualTo(rows.Month(month).ClaimsFen));
        Assert.That(rows.Payments(month).Select(sum => sum.District), Has.All.EqualTo("120101"));
        var budget = rows.Budgets(month).Single(each => each.InstitutionId == Scene.Id("H1"));
        Assert.That(budget.AmountFen, Is.EqualTo(5_000_000));
    }

    [Test]
    public void Audit_OfEverything_FindsNoBreak()
    {
        var found = Verification.Run(Scene.Store, CancellationToken.None).ToList();
        Assert.That(found.Select(message => message.Break?.Explanation).OfType<string>(), Is.Empty);
        Assert.That(found[^1].Summary.Entries, Is.GreaterThanOrEqualTo(6));
        Assert.That(found[^1].Summary.Decisions, Is.GreaterThanOrEqualTo(4));
    }

    [Test]
    public void Audit_OfOneMember_ReadsTheChain()
    {
        using var session = new AuditSession(Scene.Store.OpenAudit(onSnapshot: true));
        var ledger = session.Rows.One(Scene.Id("M1")).Single();
        Assert.That(ledger.Entries.Select(entry => entry.Id).ToList(), Is.Ordered.And.Count.EqualTo(4));
        Assert.That(ledger.Entries[^1].Entry!.Hash.ToArray(), Is.EqualTo(Scene.Reversal.Hash.ToArray()));
    }

    [Test]
    public void TryKeep_Checkpoint_OnceAndOnlyOfWhatIsThere()
    {
        // A day of its own for each run, long before any entry.
        var day = new DateOnly(1990, 1, 1).AddDays((int)(TimeProvider.System.GetTimestamp() / 1_000 % 9_000));
        var checkpoint = new DayCheckpoint(day, 0, new byte[32], 1);
        Assert.That(Scene.Store.TryKeep(checkpoint, lastId: 5), Is.False);
        Assert.That(Scene.Store.TryKeep(checkpoint, lastId: 0), Is.True);
        Assert.That(Scene.Store.TryKeep(checkpoint, lastId: 0), Is.False);
    }

    [Test]
    public void Policies_KeptAgain_HaveTheSameKeyAndFiles()
    {
        var policy = Scene.Policies.Current;
        var files = Scene.Store.Policies.Files(policy.Key);
        Assert.That(Scene.Store.Policies.Keep(policy.Policy.Hash, files, 1), Is.EqualTo(policy.Key));
        Assert.That(ClaimsRules.Policies.PolicyReader.Read(files).Hash, Is.EqualTo(policy.Policy.Hash));
        Assert.That(Scene.Store.Policies.Answers(), Is.True);
    }

    [Test]
    public void Upgrade_Again_ChangesNothing() => Assert.That(Scene.Store.Upgrade, Throws.Nothing);

    /// <summary>Opens a store, or says why there is none.</summary>
    protected abstract ILedgerStore Open();

    private EntrySpan Today() => EntrySpan.OfDays(Scene.Now().Today, Scene.Now().Today);

    private static void AssertSame(LedgerEntry read, LedgerEntry written)
    {
        foreach (var property in typeof(LedgerEntry).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            // Lines are read with the claim, and flags beside the entry.
            if (property.Name is "Lines" or "Flags") continue;
            Assert.That(ValueOf(read), Is.EqualTo(ValueOf(written)), property.Name);

            object? ValueOf(LedgerEntry entry) =>
                property.GetValue(entry) is ReadOnlyMemory<byte> bytes ? bytes.ToArray() : property.GetValue(entry);
        }
    }
}

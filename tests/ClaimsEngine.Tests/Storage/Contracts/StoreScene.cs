using ClaimsEngine.Accounts;
using ClaimsEngine.Catalogue;
using ClaimsEngine.Families;
using ClaimsEngine.Hosting;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Policies;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Reconciliation;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Tests.Hosting;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Storage.Contracts;

/// <summary>
/// A store with a bit of everything in it, written posting by posting without a wire: two hospitals, a pharmacy, two
/// members, a catalogue, a prescription, claims, a reversal, a closed number, account entries, a link and a budget.
/// </summary>
internal sealed class StoreScene : IDisposable
{
    public const string Catalogue =
        """
        item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until
        A,drug,A,0,,2022-01-01,
        B,drug,B,1000,4000000,2022-01-01,
        """;

    private readonly ILedgerWriter _writer;
    private readonly string _run;

    public StoreScene(ILedgerStore store)
    {
        Store = store;
        store.Upgrade();
        _run = TimeProvider.System.GetTimestamp().ToString("x", null);
        var files = PolicyFolder.Read(new EngineOptions().PolicyDirectory);
        Policies = new PolicyLibrary(store.Policies, files, PolicyReader.Read(files), Clock);
        _writer = store.OpenWriter();
        Reader = store.OpenReader();
        Fill();
    }

    public ILedgerStore Store { get; }

    public ILedgerReader Reader { get; }

    public PolicyLibrary Policies { get; }

    public FakeTimeProvider Clock { get; } = new(TestEngine.Start);

    /// <summary>What was decided on the claims, by the numbers given here.</summary>
    public Dictionary<string, LedgerEntry> Settled { get; } = [];

    public LedgerEntry Reversal { get; private set; } = null!;

    /// <summary>An id of this run, so that a database may hold earlier ones.</summary>
    public string Id(string name) => $"{name}-{_run}";

    public Moment Now() => Moment.Of(Clock, Policies.Current);

    /// <summary>Decides and writes a posting in a batch of its own.</summary>
    public T Post<T>(Posting<T> posting)
    {
        var needs = new BatchNeeds();
        posting.Ask(needs);
        try
        {
            var batch = _writer.Open(needs, Now());
            posting.Apply(batch);
            Assert.That(_writer.TryCommit(batch), Is.True);
        }
        finally
        {
            _writer.Close();
        }

        posting.Answer();
        return posting.AnswerAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Loads for a posting, as a reader does.</summary>
    public Batch Load(Posting posting)
    {
        var needs = new BatchNeeds();
        posting.Ask(needs);
        return Reader.Read(needs, Now());
    }

    public SettlePosting Settle(string number, string institution, long totalFen, params V1.ClaimLine[] lines)
    {
        var claim = Given.Claim(Id(number), Id(institution), "2022-03-01", totalFen, member: Id("M1"));
        if (lines.Length > 0)
        {
            (claim.TotalFen, claim.InScopeFen, claim.FullySelfPaidFen) = (0, 0, 0);
            claim.Lines.AddRange(lines);
            foreach (var line in lines) line.ItemCode = Id(line.ItemCode);
        }

        return new SettlePosting(ClaimFields.Read(claim, needsNumber: true));
    }

    public IssuePosting Prescription()
    {
        var prescription = Pharmacy.Prescription(Id("RX"), (Id("A"), 3));
        (prescription.InstitutionId, prescription.MemberId) = (Id("H1"), Id("M1"));
        return new IssuePosting(prescription);
    }

    public void Dispose()
    {
        Reader.Dispose();
        _writer.Dispose();
        Store.Dispose();
    }

    private void Fill()
    {
        V1.Institution[] institutions =
            [Given.Hospital(1, Id("H1")), Given.Hospital(2, Id("H2")), Given.Pharmacy(Id("P1"))];
        foreach (var institution in institutions)
            Post(new InstitutionPosting(institution.InstitutionId, institution.ToByteArray()));
        foreach (var member in new[] { Given.Active(Id("M1")), Given.Active(Id("M2")) })
            Post(new MemberPosting(member.MemberId, member.ToByteArray()));
        var catalogue = Catalogue.Replace("\nA,", $"\n{Id("A")},", StringComparison.Ordinal)
            .Replace("\nB,", $"\n{Id("B")},", StringComparison.Ordinal);
        Post(new ImportPosting(CatalogueCsv.Read(catalogue)));
        Post(Prescription());

        // The second is flagged: the same day at another hospital.
        Settled["C1"] = Post(Settle("C1", "H1", 250_000)).Filed!.Entry;
        V1.ClaimLine[] lines = [Pharmacy.Line("A", 2, 3_000), Pharmacy.Line("B", 1, 500)];
        Settled["C2"] = Post(Settle("C2", "H2", 0, lines)).Filed!.Entry;
        Settled["C3"] = Post(Settle("C3", "H1", 7_000)).Filed!.Entry;
        Reversal = Post(new ReversePosting(new ClaimKey(Id("H1"), Id("C3"))));
        Post(new FencePosting(new ClaimKey(Id("H1"), Id("F1"))));
        Post(new OpenAccountPosting(Id("M2"), new Fen(90_000)));
        Post(new CreditMonthPosting(Id("M2"), new DateOnly(2022, 6, 1)));
        Post(new LinkPosting(new LinkVersion
        {
            OwnerId = Id("M2"),
            RelativeId = Id("M1"),
            From = new DateOnly(2022, 1, 1),
            Relation = V1.Relation.Spouse,
            Priority = 1,
        }));
        Post(new BudgetPosting(
            [new BudgetLine(1, new BudgetKey(Id("H1"), "", new DateOnly(2022, 12, 1)), new Fen(5_000_000))]));
    }
}

using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Prescriptions;

/// <summary>Pharmacies settle against a prescription: whole or in parts, and never more than it says (R5.4).</summary>
internal sealed class PrescribedClaimTests
{
    private static readonly (Reason Reason, int? Line, Action<Claim> Change)[] Refused =
    [
        (Reason.PrescriptionOtherMember, null, claim => claim.MemberId = "M2"),
        (Reason.PrescriptionExpired, null, claim => claim.ServiceDate = Given.Day("2022-03-21")),
        (Reason.ItemNotPrescribed, 1, claim => claim.Lines.Add(Pharmacy.Line("C", 1, 100))),
        (Reason.PrescriptionExhausted, 0, claim => claim.Lines[0].QuantityE4 = 30_001),
        (Reason.PrescriptionExhausted, 2, claim =>
        {
            claim.Lines.Add(Pharmacy.Line("B", 5, 100));
            claim.Lines.Add(Pharmacy.Line("A", 3, 100));
        }),
        (Reason.ItemNotInCatalogue, 1, claim => claim.Lines.Add(Pharmacy.Line("UNKNOWN", 1, 100))),
        (Reason.ItemNotPrescribed, 2, claim =>
        {
            claim.Lines[0].QuantityE4 = 90_000;
            claim.Lines.Add(Pharmacy.Line("UNKNOWN", 1, 100));
            claim.Lines.Add(Pharmacy.Line("C", 1, 100));
        }),
        (Reason.ServiceDateInFuture, null, claim =>
            (claim.ServiceDate, claim.MemberId) = (Given.Day("2023-01-01"), "M2")),
    ];

    private TestEngine _engine = null!;

    private static Claim Claim => Pharmacy.Against("R1", "C1", "P1", Pharmacy.Line("A", 2, 100));

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await Pharmacy.StartAsync();
        await _engine.IssueAsync(Pharmacy.Prescription("R1", ("A", 3), ("B", 5), ("UNKNOWN", 1)));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Settle_InParts_TakesThemOutUntilNothingIsLeft()
    {
        await _engine.SettleAsync(Claim);
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 1, 5, 1 }));
        await _engine.SettleAsync(Pharmacy.Against(
            "R1", "C1", "P2", Pharmacy.Line("B", 2, 100), Pharmacy.Line("A", 1, 100), Pharmacy.Line("B", 3, 100)));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 0, 0, 1 }));
        var refusal = await _engine.RefuseAsync(Pharmacy.Against("R1", "C2", "P2", Pharmacy.Line("A", 1, 100)));
        Assert.That((refusal.Reason, refusal.Line), Is.EqualTo((Reason.PrescriptionExhausted, 0)));
        Assert.That(refusal.RuleId, Is.EqualTo("R5.4"));
    }

    [Test]
    public async Task Settle_Again_TakesNothingMore()
    {
        var first = await _engine.SettleAsync(Claim);
        Assert.That(await _engine.SettleAsync(Claim), Is.EqualTo(first));
        await _engine.RestartAsync();
        Assert.That(await _engine.SettleAsync(Claim), Is.EqualTo(first));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 1, 5, 1 }));
    }

    [Test]
    public async Task Quote_Any_TakesNothing()
    {
        var quoted = await _engine.Claims.QuoteAsync(new QuoteRequest { Claim = Claim });
        Assert.That(quoted.Settlement.TotalFen, Is.EqualTo(200));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 3, 5, 1 }));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Settle_AgainstTheRules_IsRefusedAndTakesNothing(
        (Reason Reason, int? Line, Action<Claim> Change) refused)
    {
        var claim = Claim;
        refused.Change(claim);
        var refusal = await _engine.RefuseAsync(claim);
        Assert.That(refusal.Reason, Is.EqualTo(refused.Reason));
        Assert.That(refusal.HasLine ? refusal.Line : (int?)null, Is.EqualTo(refused.Line));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 3, 5, 1 }));
    }

    [TestCase("2022-02-20")]
    [TestCase("2022-03-20")]
    public async Task Settle_OnTheFirstAndTheLastDay_IsSettled(string day)
    {
        var claim = Claim;
        claim.ServiceDate = Given.Day(day);
        Assert.That((await _engine.SettleAsync(claim)).TotalFen, Is.EqualTo(200));
    }

    [Test]
    public async Task Settle_Cancelled_IsRefusedAndWhatWasSettledStands()
    {
        var settled = await _engine.SettleAsync(Claim);
        await _engine.CancelAsync("R1");
        var refusal = await _engine.RefuseAsync(Pharmacy.Against("R1", "C2", "P1", Pharmacy.Line("A", 1, 100)));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PrescriptionCancelled));
        Assert.That(await _engine.SettleAsync(Claim), Is.EqualTo(settled), "the same request again");
        await _engine.TakeBackAsync("P1", "C1");
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 3, 5, 1 }));
        Assert.That((await _engine.RefuseAsync(Pharmacy.Against("R1", "C2", "P1", Pharmacy.Line("A", 1, 100)))).Reason,
            Is.EqualTo(Reason.PrescriptionCancelled));
    }

    [Test]
    public async Task Settle_ChronicPrescription_IsAChronicVisit()
    {
        var prescription = Pharmacy.Prescription("R2", ("A", 3));
        prescription.ChronicSpecial = true;
        await _engine.IssueAsync(prescription);
        var refusal = await _engine.RefuseAsync(Pharmacy.Against("R2", "C1", "P1", Pharmacy.Line("A", 1, 100)));
        Assert.That((refusal.Reason, refusal.RuleId), Is.EqualTo((Reason.BenefitNotDefined, "I11")));
    }

    [Test]
    public async Task Settle_TheLevel_IsTheHospitalsOnTheIssueDate()
    {
        var hospital = Given.Hospital(
            "H1", ("2020-01-01", HospitalGrade.First, true), ("2022-02-25", HospitalGrade.Third, true));
        await _engine.Institutions.UpsertInstitutionAsync(new UpsertInstitutionRequest { Institution = hospital });
        Assert.That((await _engine.SettleAsync(Claim)).Level, Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_UnknownPrescription_IsNotFound()
    {
        var error = await _engine.FailAsync(Pharmacy.Against("R9", "C1", "P1", Pharmacy.Line("A", 1, 100)));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.NotFound, "PRESCRIPTION_NOT_FOUND")));
    }

    [Test]
    public async Task Settle_AnotherIssueDate_IsInvalid()
    {
        var claim = Claim;
        claim.Prescription.IssueDate = Given.Day("2022-02-21");
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Violations["claim.prescription.issue_date"], Does.Contain("2022-02-20 is required"));
    }

    [Test]
    public async Task Settle_ByNumberWithoutLines_IsInvalid()
    {
        var claim = Claim;
        claim.Lines.Clear();
        var error = await _engine.FailAsync(claim);
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "claim.lines" }));
    }

    [Test]
    public async Task Settle_AnotherPrescriptionUnderTheNumber_NamesTheField()
    {
        await _engine.IssueAsync(Pharmacy.Prescription("R2", ("A", 3)));
        await _engine.SettleAsync(Claim);
        var error = await _engine.FailAsync(Pharmacy.Against("R2", "C1", "P1", Pharmacy.Line("A", 2, 100)));
        Assert.That(error.Metadata["fields"], Is.EqualTo("prescription.prescription_number"));
    }

    [Test]
    public async Task Reverse_GivesTheQuantityBack_Once()
    {
        await _engine.SettleAsync(Claim);
        var first = await _engine.TakeBackAsync("P1", "C1");
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 3, 5, 1 }));
        Assert.That(await _engine.TakeBackAsync("P1", "C1"), Is.EqualTo(first));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 3, 5, 1 }));
        await _engine.SettleAsync(Pharmacy.Against("R1", "C2", "P1", Pharmacy.Line("A", 3, 100)));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 0, 5, 1 }));
    }

    [Test]
    public async Task Settle_ManyPartsAtOnce_NeverTakeMoreThanPrescribed()
    {
        await _engine.IssueAsync(Pharmacy.Prescription("R2", ("A", 17)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var part = Pharmacy.Against("R2", $"C{i}", $"P{i % 2 + 1}", Pharmacy.Line("A", 2, 100));
            return await _engine.Claims.SettleAsync(new SettleRequest { Claim = part });
        }));
        Assert.That(answers.Count(answer => answer.Settlement is not null), Is.EqualTo(8));
        Assert.That(answers.Where(answer => answer.Refusal is not null).Select(answer => answer.Refusal.Reason),
            Has.All.EqualTo(Reason.PrescriptionExhausted));
        Assert.That(await _engine.LeftAsync("R2"), Is.EqualTo(new[] { 1 }));
    }
}

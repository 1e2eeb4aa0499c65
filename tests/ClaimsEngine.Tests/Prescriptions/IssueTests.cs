using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Prescriptions;

/// <summary>A hospital issues a prescription once; it is looked up and cancelled by its number.</summary>
internal sealed class IssueTests
{
    private static readonly (string Field, Action<ExternalPrescription> Change)[] Invalid =
    [
        ("institution_id", prescription => prescription.InstitutionId = ""),
        ("prescription_number", prescription => prescription.PrescriptionNumber = "a b"),
        ("member_id", prescription => prescription.MemberId = ""),
        ("issue_date", prescription => prescription.IssueDate = null),
        ("valid_until", prescription => prescription.ValidUntil = null),
        ("valid_until", prescription => prescription.ValidUntil = Given.Day("2022-02-19")),
        ("valid_until", prescription => prescription.ValidUntil = Given.Day("2023-02-22")),
        ("items", prescription => prescription.Items.Clear()),
        ("items", prescription => prescription.Items.AddRange(Enumerable.Range(0, 100).Select(i => Item($"X{i}")))),
        ("items[0].item_code", prescription => prescription.Items[0].ItemCode = ""),
        ("items[1].item_code", prescription => prescription.Items[1].ItemCode = "A"),
        ("items[1].quantity_e4", prescription => prescription.Items[1].QuantityE4 = 0),
        ("items[1].days", prescription => prescription.Items[1].Days = 0),
        ("items[1].days", prescription => prescription.Items[1].Days = 367),
    ];

    private static readonly (string Fields, Action<ExternalPrescription> Change)[] Differing =
    [
        ("member_id", prescription => prescription.MemberId = "M2"),
        ("issue_date", prescription => prescription.IssueDate = Given.Day("2022-02-21")),
        ("valid_until", prescription => prescription.ValidUntil = Given.Day("2022-03-21")),
        ("items", prescription => prescription.Items.RemoveAt(1)),
        ("items[1].quantity_e4", prescription => prescription.Items[1].QuantityE4 = 1),
        ("items[0].item_code,items[0].days", prescription =>
            (prescription.Items[0].ItemCode, prescription.Items[0].Days) = ("Z", 8)),
        ("chronic_special,long_prescription", prescription =>
            (prescription.ChronicSpecial, prescription.LongPrescription) = (true, true)),
    ];

    private TestEngine _engine = null!;

    private static ExternalPrescription Prescription => Pharmacy.Prescription("R1", ("A", 3), ("B", 5));

    [SetUp]
    public async Task StartAsync() => _engine = await Pharmacy.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Issue_New_IsKeptAsIssued()
    {
        var prescription = Prescription;
        prescription.LongPrescription = true;
        var issued = await _engine.IssueAsync(prescription);
        Assert.That(issued.Prescription, Is.EqualTo(prescription));
        Assert.That(issued.IssuedAt.ToDateTimeOffset(), Is.EqualTo(TestEngine.Start));
        var got = await _engine.LookUpAsync("R1");
        Assert.That(got.Prescription, Is.EqualTo(prescription));
        Assert.That(got.Cancelled, Is.False);
        Assert.That(got.Left, Is.EqualTo(new[]
        {
            new RemainingItem { ItemCode = "A", PrescribedE4 = 30_000, LeftE4 = 30_000 },
            new RemainingItem { ItemCode = "B", PrescribedE4 = 50_000, LeftE4 = 50_000 },
        }));
    }

    [Test]
    public async Task Issue_Again_GivesTheFirstAnswer()
    {
        var first = await _engine.IssueAsync(Prescription);
        _engine.Clock.Advance(TimeSpan.FromHours(1));
        await _engine.SettleAsync(Pharmacy.Against("R1", "C1", "P1", Pharmacy.Line("A", 2, 100)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _engine.IssueAsync(Prescription)));
        Assert.That(answers, Has.All.EqualTo(first));
        Assert.That(await _engine.LeftAsync("R1"), Is.EqualTo(new[] { 1, 5 }), "issuing again fills nothing up");
    }

    [TestCaseSource(nameof(Differing))]
    public async Task Issue_AnotherUnderTheNumber_NamesTheFields(
        (string Fields, Action<ExternalPrescription> Change) other)
    {
        await _engine.IssueAsync(Prescription);
        var prescription = Prescription;
        other.Change(prescription);
        var error = await ErrorDetail.OfAsync(() => _engine.IssueAsync(prescription));
        Assert.That(error.Code, Is.EqualTo(StatusCode.AlreadyExists));
        Assert.That(error.Reason, Is.EqualTo("PRESCRIPTION_NUMBER_TAKEN"));
        Assert.That(error.Metadata["fields"], Is.EqualTo(other.Fields));
    }

    [TestCaseSource(nameof(Invalid))]
    public async Task Issue_WrongField_IsNamed((string Field, Action<ExternalPrescription> Change) wrong)
    {
        var prescription = Prescription;
        wrong.Change(prescription);
        var error = await ErrorDetail.OfAsync(() => _engine.IssueAsync(prescription));
        Assert.That(error.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { $"prescription.{wrong.Field}" }));
    }

    [Test]
    public async Task Issue_Nothing_IsInvalid()
    {
        var error = await ErrorDetail.OfAsync(() => _engine.IssueAsync(null));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "prescription" }));
    }

    [Test]
    public async Task Issue_Tomorrow_IsInvalid()
    {
        var prescription = Prescription;
        (prescription.IssueDate, prescription.ValidUntil) = (Given.Day("2023-01-01"), Given.Day("2023-01-02"));
        var error = await ErrorDetail.OfAsync(() => _engine.IssueAsync(prescription));
        Assert.That(error.Violations["prescription.issue_date"], Does.Contain("2022-12-31 or earlier is allowed"));
    }

    [TestCase("M9", "H1", "MEMBER_NOT_FOUND", StatusCode.NotFound)]
    [TestCase("M1", "H9", "INSTITUTION_NOT_FOUND", StatusCode.NotFound)]
    [TestCase("M1", "P1", "PRESCRIBER_NOT_ALLOWED", StatusCode.FailedPrecondition)]
    [TestCase("M1", "LATE", "PRESCRIBER_NOT_ALLOWED", StatusCode.FailedPrecondition)]
    public async Task Issue_ByOrForNobody_Fails(string member, string institution, string reason, StatusCode code)
    {
        var late = Given.Hospital("LATE", ("2022-02-21", HospitalGrade.First, true));
        await _engine.Institutions.UpsertInstitutionAsync(new UpsertInstitutionRequest { Institution = late });
        var prescription = Prescription;
        (prescription.MemberId, prescription.InstitutionId) = (member, institution);
        var error = await ErrorDetail.OfAsync(() => _engine.IssueAsync(prescription));
        Assert.That((error.Reason, error.Code), Is.EqualTo((reason, code)));
    }

    [Test]
    public async Task Cancel_Again_GivesTheFirstAnswer()
    {
        await _engine.IssueAsync(Prescription);
        var first = await _engine.CancelAsync("R1");
        _engine.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await _engine.CancelAsync("R1"), Is.EqualTo(first));
        await _engine.RestartAsync();
        Assert.That(await _engine.CancelAsync("R1"), Is.EqualTo(first));
        Assert.That((await _engine.LookUpAsync("R1")).Cancelled, Is.True);
    }

    [Test]
    public async Task Unknown_LookedUpOrCancelled_IsNotFound()
    {
        var lookedUp = await ErrorDetail.OfAsync(() => _engine.LookUpAsync("R9"));
        var cancelled = await ErrorDetail.OfAsync(() => _engine.CancelAsync("R9"));
        Assert.That(new[] { lookedUp.Reason, cancelled.Reason }, Has.All.EqualTo("PRESCRIPTION_NOT_FOUND"));
        Assert.That(new[] { lookedUp.Code, cancelled.Code }, Has.All.EqualTo(StatusCode.NotFound));
        var invalid = await ErrorDetail.OfAsync(() => _engine.LookUpAsync("a b"));
        Assert.That(invalid.Violations.Keys, Is.EqualTo(new[] { "prescription_number" }));
    }

    [TestCase("prescription", "content = x''")]
    [TestCase("prescription_cancellation", "recorded_at_ms = 1")]
    public async Task Table_OfPrescriptions_RefusesUpdateAndDelete(string table, string change)
    {
        await _engine.IssueAsync(Prescription);
        await _engine.CancelAsync("R1");
        using var database = _engine.OpenDatabase();
        Assert.That(() => database.Execute($"UPDATE {table} SET {change}"),
            Throws.Exception.With.Message.Contains("never updated"));
        Assert.That(() => database.Execute($"DELETE FROM {table}"),
            Throws.Exception.With.Message.Contains("never deleted"));
    }

    private static PrescribedItem Item(string code) => new() { ItemCode = code, QuantityE4 = 1, Days = 1 };
}

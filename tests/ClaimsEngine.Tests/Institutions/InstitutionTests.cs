using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Institutions;

/// <summary>Institutions are kept in versions; grade and designation are those of the day.</summary>
internal sealed class InstitutionTests
{
    private static readonly (string Field, Action<Institution> Break)[] Faults =
    [
        ("institution.institution_id", institution => institution.InstitutionId = ""),
        ("institution.kind", institution => institution.Kind = (InstitutionKind)5),
        ("institution.name", institution => institution.Name = new string('院', 201)),
        ("institution.periods", institution => institution.Periods.Clear()),
        ("institution.periods[0].from", institution => institution.Periods[0].From = null),
        ("institution.periods[1].from", institution => institution.Periods.Add(institution.Periods[0].Clone())),
        ("institution.periods[0].district", institution => institution.Periods[0].District = new string('x', 65)),
        ("institution.periods[0].grade", institution => institution.Periods[0].Grade = HospitalGrade.Unspecified),
        ("institution.periods[0].grade", institution => institution.Periods[0].Grade = (HospitalGrade)9),
        ("institution.periods[0].grade", institution => institution.Kind = InstitutionKind.Pharmacy),
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync() => _engine = await TestEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCaseSource(nameof(Faults))]
    public async Task Upsert_OneBadField_IsNamed((string Field, Action<Institution> Break) fault)
    {
        var institution = Given.Hospital(1);
        fault.Break(institution);
        var error = await ErrorDetail.OfAsync(() => UpsertAsync(institution));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.InvalidArgument, "FIELD_INVALID")));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { fault.Field }));
    }

    [Test]
    public async Task Upsert_Versions_CountContents()
    {
        Assert.That((await UpsertAsync(Given.Hospital(1))).Version, Is.EqualTo(1));
        Assert.That((await UpsertAsync(Given.Hospital(1))).Version, Is.EqualTo(1));
        Assert.That((await UpsertAsync(Given.Hospital(2, "H1"))).Version, Is.EqualTo(2));
        Assert.That((await UpsertAsync(Given.Hospital(1))).Version, Is.EqualTo(3));
        var got = await _engine.Institutions.GetInstitutionAsync(new GetInstitutionRequest { InstitutionId = "H1" });
        Assert.That(got.Institution, Is.EqualTo(Given.Hospital(1)));
    }

    [Test]
    public async Task Upsert_AnotherKind_IsRefused()
    {
        await UpsertAsync(Given.Hospital(1));
        var error = await ErrorDetail.OfAsync(() => UpsertAsync(Given.Pharmacy("H1")));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "institution.kind" }));
    }

    [Test]
    public async Task Upsert_UnknownFieldsOnTheWire_AreNotKept()
    {
        var bytes = Google.Protobuf.MessageExtensions.ToByteArray(Given.Hospital(1));
        var withMore = Institution.Parser.ParseFrom([.. bytes, 0xF8, 0x07, 0x01]);
        Assert.That((await UpsertAsync(withMore)).Institution, Is.EqualTo(Given.Hospital(1)));
    }

    [Test]
    public async Task Settle_UnratedPrimary_CountsAsLevelOne()
    {
        await _engine.RegisterAllAsync(Given.Active());
        await UpsertAsync(Given.Hospital("H7", ("2020-01-01", HospitalGrade.UnratedPrimary, true)));
        Assert.That((await _engine.SettleAsync(Given.Claim("C1", "H7", "2022-03-01", 100))).Level, Is.EqualTo(1));
    }

    [TestCase("2022-06-30", 1)]
    [TestCase("2022-07-01", 2)]
    public async Task Settle_Level_IsThatOfTheServiceDate(string day, int level)
    {
        await _engine.RegisterAllAsync(Given.Active());
        await UpsertAsync(Given.Hospital(
            "H7", ("2020-01-01", HospitalGrade.First, true), ("2022-07-01", HospitalGrade.Second, true)));
        Assert.That((await _engine.SettleAsync(Given.Claim("C1", "H7", day, 100))).Level, Is.EqualTo(level));
    }

    [Test]
    public async Task Get_Unknown_IsNotFound()
    {
        var error = await ErrorDetail.OfAsync(async () =>
            await _engine.Institutions.GetInstitutionAsync(new GetInstitutionRequest { InstitutionId = "H1" }));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.NotFound, "INSTITUTION_NOT_FOUND")));
    }

    private async Task<UpsertInstitutionResponse> UpsertAsync(Institution institution) =>
        await _engine.Institutions.UpsertInstitutionAsync(new UpsertInstitutionRequest { Institution = institution });
}

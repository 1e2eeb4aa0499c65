using Claims.V1;
using Claims.V1.Callers;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;
using Grpc.Health.V1;

namespace ClaimsEngine.Tests.Callers;

/// <summary>The engine takes calls from the gateway alone, and holds every institution to its own.</summary>
internal sealed class CallerTests
{
    private static readonly Metadata AsGateway = new() { { CallerHeaders.Role, CallerHeaders.Gateway } };
    private static readonly Metadata AsOffice = new() { { CallerHeaders.Role, CallerHeaders.Office } };
    private static readonly Metadata AsH1 = Institution(CallerHeaders.Hospital, "H1");
    private static readonly Metadata AsP1 = Institution(CallerHeaders.Pharmacy, "P1");

    private static readonly Metadata[] NoCaller =
    [
        [],
        new() { { CallerHeaders.Role, "somebody" } },
        new() { { CallerHeaders.Role, CallerHeaders.Unidentified } },
        new() { { CallerHeaders.Role, CallerHeaders.Hospital } },
        new() { { CallerHeaders.Institution, "H1" } },
        Institution(CallerHeaders.Office, "H1"),
    ];

    private static readonly Func<TestEngine, CallOptions, Task>[] OfH1 =
    [
        async (engine, call) => await engine.Claims.QuoteAsync(new() { Claim = Bill("Q1") }, call),
        async (engine, call) => await engine.Claims.SettleAsync(new() { Claim = Bill("C2") }, call),
        async (engine, call) => await engine.Claims.GetClaimAsync(new() { InstitutionId = "H1", ClaimNumber = "C1" }, call),
        async (engine, call) => await engine.Claims.GetOutcomeAsync(
            new() { InstitutionId = "H1", ClaimNumber = "C7", Fence = true }, call),
        async (engine, call) => await engine.Claims.UndoAsync(new() { InstitutionId = "H1", ClaimNumber = "C8" }, call),
        async (engine, call) => await engine.Claims.ReverseAsync(new() { InstitutionId = "H1", ClaimNumber = "C1" }, call),
        async (engine, call) => await engine.Reconciliation.GetMonthlyStatementAsync(
            new() { InstitutionId = "H1", Month = new() { Year = 2022, Month = 12 } }, call),
        async (engine, call) => await engine.Reconciliation.GetDigestsAsync(
            new() { InstitutionId = "H1", Day = Given.Day("2022-12-31") }, call),
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync(options => options with { GatewayOnly = true, IdentifiedOnly = true });
        foreach (var institution in new[] { Given.Hospital(1), Given.Hospital(2), Given.Pharmacy() })
        {
            await _engine.Institutions.UpsertInstitutionAsync(
                new UpsertInstitutionRequest { Institution = institution }, AsGateway);
        }

        await _engine.Members.UpsertMemberAsync(new UpsertMemberRequest { Member = Given.Active() }, AsOffice);
        await _engine.Claims.SettleAsync(new SettleRequest { Claim = Bill("C1") }, AsH1);
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCaseSource(nameof(NoCaller))]
    public async Task Call_WithoutTheGatewaysWord_IsNotIdentified(Metadata headers)
    {
        var error = await ErrorDetail.OfAsync(async () =>
            await _engine.Claims.SettleAsync(new SettleRequest { Claim = Bill("C2") }, headers));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.Unauthenticated, "CALLER_NOT_IDENTIFIED")));
        Assert.That(Entries(), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(OfH1))]
    public async Task Institution_ItsOwn_IsServedAndAnothersIsRefused(Func<TestEngine, CallOptions, Task> call)
    {
        foreach (var other in new[] { Institution(CallerHeaders.Hospital, "H2"), AsP1 })
        {
            var error = await ErrorDetail.OfAsync(() => call(_engine, new CallOptions(other)));
            Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.PermissionDenied, "OTHER_INSTITUTION")));
            Assert.That(error.Messages.Keys, Is.EquivalentTo(new[] { "zh-CN", "en" }));
        }

        Assert.That(Entries(), Is.EqualTo(1), "nothing is written");
        await call(_engine, new CallOptions(AsH1));
    }

    [Test]
    public async Task Institution_WhatIsNotForInstitutions_IsRefused()
    {
        var error = await ErrorDetail.OfAsync(async () =>
            await _engine.Members.UpsertMemberAsync(new UpsertMemberRequest { Member = Given.Active("M2") }, AsH1));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED")));
    }

    [Test]
    public async Task Prescription_ByItsNumber_SeenByThePharmacyAndNoOtherHospital()
    {
        GetPrescriptionRequest request = new() { InstitutionId = "H1", PrescriptionNumber = "R1" };
        var pharmacy = await ErrorDetail.OfAsync(async () =>
            await _engine.Prescriptions.GetPrescriptionAsync(request, AsP1));
        var hospital = await ErrorDetail.OfAsync(async () =>
            await _engine.Prescriptions.GetPrescriptionAsync(request, Institution(CallerHeaders.Hospital, "H2")));
        Assert.That((pharmacy.Reason, hospital.Reason), Is.EqualTo(("PRESCRIPTION_NOT_FOUND", "OTHER_INSTITUTION")));
    }

    [Test]
    public async Task SettleStream_AnothersClaim_FailsAtItsPositionAlone()
    {
        using var stream = _engine.Claims.SettleStream(AsH1);
        await stream.RequestStream.WriteAsync(new SettleStreamRequest { Claim = Given.Claim("C2", "H2", "2022-03-01", 100) });
        await stream.RequestStream.WriteAsync(new SettleStreamRequest { Claim = Bill("C3") });
        await stream.RequestStream.CompleteAsync();
        List<SettleStreamResponse> answers = [];
        await foreach (var answer in stream.ResponseStream.ReadAllAsync()) answers.Add(answer);

        answers.Sort((one, other) => one.Position.CompareTo(other.Position));
        Assert.That(answers[0].Error.Code, Is.EqualTo((int)StatusCode.PermissionDenied));
        Assert.That(answers[1].Settlement.ClaimNumber, Is.EqualTo("C3"));
        Assert.That(Entries(), Is.EqualTo(2));
    }

    [Test]
    public async Task CompareDetails_AnothersScope_IsRefused()
    {
        using var stream = _engine.Reconciliation.CompareDetails(AsP1);
        await stream.RequestStream.WriteAsync(new CompareDetailsRequest
        {
            Scope = new DetailsScope
            {
                InstitutionId = "H1",
                From = Given.Day("2022-12-31"),
                Until = Given.Day("2022-12-31"),
            },
        });
        var error = await ErrorDetail.OfAsync(() => stream.ResponseStream.MoveNext());
        Assert.That(error.Reason, Is.EqualTo("OTHER_INSTITUTION"));
    }

    [Test]
    public async Task Health_WithoutCaller_IsAnswered()
    {
        var answer = await new Health.HealthClient(_engine.Channel).CheckAsync(new HealthCheckRequest());
        Assert.That(answer.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
    }

    private static Claim Bill(string number) => Given.Claim(number, "H1", "2022-03-01", 1_000);

    private static Metadata Institution(string role, string id) =>
        new() { { CallerHeaders.Role, role }, { CallerHeaders.Institution, id } };

    private long Entries()
    {
        using var database = _engine.OpenDatabase();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT count(*) FROM entry";
        return (long)command.ExecuteScalar()!;
    }
}

using System.Security.Cryptography.X509Certificates;
using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Certificates;

/// <summary>The registry of certificates: which institution each stands for, from when, until when.</summary>
internal sealed class CertificateTests
{
    private TestEngine _engine = null!;

    private CertificateService.CertificateServiceClient Registry => new(_engine.Channel);

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Register_ThenFind_IsTheCertificateOfItsInstitution()
    {
        using var made = MadeCertificate.Of("CN=P1, O=Claims");

        var registered = await RegisterAsync("P1", made);

        Assert.That(registered.Thumbprint, Is.EqualTo(MadeCertificate.ThumbprintOf(made)));
        Assert.That(registered.Subject, Is.EqualTo("CN=P1, O=Claims"));
        Assert.That((registered.InstitutionId, registered.Kind), Is.EqualTo(("P1", InstitutionKind.Pharmacy)));
        Assert.That(registered.ValidFrom.ToDateTimeOffset(), Is.EqualTo(MadeCertificate.From));
        Assert.That(registered.ValidUntil.ToDateTimeOffset(), Is.EqualTo(MadeCertificate.Until));
        Assert.That(registered.RegisteredAt.ToDateTimeOffset(), Is.EqualTo(TestEngine.Start));
        Assert.That(registered.RevokedAt, Is.Null);
        Assert.That(await FindAsync(registered.Thumbprint.ToUpperInvariant()), Is.EqualTo(registered));
    }

    [Test]
    public async Task Register_Again_AnswersTheSame()
    {
        using var made = MadeCertificate.Of("CN=H1");
        var first = await RegisterAsync("H1", made);
        _engine.Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await RegisterAsync("H1", made), Is.EqualTo(first));
        Assert.That(await ListAsync("H1"), Is.EqualTo(new[] { first }));
    }

    [Test]
    public async Task Register_ForAnotherInstitutionOrOtherDays_IsTaken()
    {
        using var made = MadeCertificate.Of("CN=H1");
        await RegisterAsync("H1", made);

        var other = await ErrorDetail.OfAsync(() => RegisterAsync("H2", made));
        var shorter = await ErrorDetail.OfAsync(
            () => RegisterAsync("H1", made, until: MadeCertificate.Until.AddDays(-1)));

        Assert.That((other.Code, other.Reason), Is.EqualTo((StatusCode.AlreadyExists, "CERTIFICATE_TAKEN")));
        Assert.That(shorter.Reason, Is.EqualTo("CERTIFICATE_TAKEN"));
    }

    [Test]
    public async Task Register_ThirdAtOnce_IsRefusedUntilOneIsRevokedOrOver()
    {
        using var first = MadeCertificate.Of("CN=H1", TestEngine.Start.AddDays(30));
        using var second = MadeCertificate.Of("CN=H1");
        using var third = MadeCertificate.Of("CN=H1");
        using var fourth = MadeCertificate.Of("CN=H1");
        await RegisterAsync("H1", first);
        await RegisterAsync("H1", second);

        var error = await ErrorDetail.OfAsync(() => RegisterAsync("H1", third));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.FailedPrecondition, "TOO_MANY_CERTIFICATES")));

        await RevokeAsync("H1", MadeCertificate.ThumbprintOf(second));
        await RegisterAsync("H1", third);
        _engine.Clock.Advance(TimeSpan.FromDays(31));
        await RegisterAsync("H1", fourth);
        Assert.That((await ListAsync("H1")).Select(each => each.Thumbprint), Is.EqualTo(
            new[] { fourth, third, second, first }.Select(MadeCertificate.ThumbprintOf)));
    }

    [Test]
    public async Task Revoke_ThenAnything_StaysRevoked()
    {
        using var made = MadeCertificate.Of("CN=H1");
        var thumbprint = (await RegisterAsync("H1", made)).Thumbprint;

        var revoked = await RevokeAsync("H1", thumbprint);
        _engine.Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(revoked.RevokedAt.ToDateTimeOffset(), Is.EqualTo(TestEngine.Start));
        Assert.That(await RevokeAsync("H1", thumbprint), Is.EqualTo(revoked));
        Assert.That(await FindAsync(thumbprint), Is.EqualTo(revoked));
        var error = await ErrorDetail.OfAsync(() => RegisterAsync("H1", made));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.FailedPrecondition, "CERTIFICATE_REVOKED")));
    }

    [Test]
    public async Task Revoke_UnknownOrAnothersCertificate_IsNotFound()
    {
        using var made = MadeCertificate.Of("CN=H1");
        var thumbprint = (await RegisterAsync("H1", made)).Thumbprint;

        var another = await ErrorDetail.OfAsync(() => RevokeAsync("H2", thumbprint));
        var unknown = await ErrorDetail.OfAsync(() => FindAsync(new string('0', 64)));

        Assert.That((another.Code, another.Reason), Is.EqualTo((StatusCode.NotFound, "CERTIFICATE_NOT_FOUND")));
        Assert.That(unknown.Reason, Is.EqualTo("CERTIFICATE_NOT_FOUND"));
        Assert.That((await FindAsync(thumbprint)).RevokedAt, Is.Null);
    }

    [Test]
    public async Task Register_UnknownInstitution_IsNotFound()
    {
        using var made = MadeCertificate.Of("CN=H9");
        var error = await ErrorDetail.OfAsync(() => RegisterAsync("H9", made));
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.NotFound, "INSTITUTION_NOT_FOUND")));
    }

    [TestCase("", "has 0 characters; 1 to 16384 are allowed")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "is no certificate; one in PEM is required")]
    [TestCase(
        "-----BEGIN PRIVATE KEY-----",
        "holds a private key; the certificate alone is allowed, and that key is to be replaced")]
    public async Task Register_WhatIsNoCertificate_SaysWhatIsAllowed(string pem, string problem)
    {
        var error = await ErrorDetail.OfAsync(async () => await Registry.RegisterCertificateAsync(
            new RegisterCertificateRequest { InstitutionId = "H1", CertificatePem = pem }));
        Assert.That(error.Violations, Is.EqualTo(new Dictionary<string, string> { ["certificate_pem"] = problem }));
    }

    [Test]
    public async Task Register_TimeOutsideTheCertificatesOwn_IsNamed()
    {
        using var made = MadeCertificate.Of("CN=H1");
        var error = await ErrorDetail.OfAsync(() => RegisterAsync("H1", made, MadeCertificate.Until.AddSeconds(1)));
        Assert.That(error.Violations.Keys, Is.EqualTo(new[] { "valid_until" }));
    }

    [Test]
    public async Task Registry_OnceWritten_IsNeverChanged()
    {
        using var made = MadeCertificate.Of("CN=H1");
        await RevokeAsync("H1", (await RegisterAsync("H1", made)).Thumbprint);
        using var database = _engine.OpenDatabase();
        Assert.That(
            () => database.Execute("UPDATE certificate SET institution = 2"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never updated"));
        Assert.That(
            () => database.Execute("DELETE FROM certificate_revocation"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("never deleted"));
    }

    private async Task<Certificate> RegisterAsync(
        string institution, X509Certificate2 certificate, DateTimeOffset? until = null) =>
        (await Registry.RegisterCertificateAsync(new RegisterCertificateRequest
        {
            InstitutionId = institution,
            CertificatePem = certificate.ExportCertificatePem(),
            ValidUntil = until is { } moment ? Timestamp.FromDateTimeOffset(moment) : null,
        })).Certificate;

    private async Task<Certificate> RevokeAsync(string institution, string thumbprint) =>
        (await Registry.RevokeCertificateAsync(
            new RevokeCertificateRequest { InstitutionId = institution, Thumbprint = thumbprint })).Certificate;

    private async Task<Certificate> FindAsync(string thumbprint) =>
        (await Registry.FindCertificateAsync(new FindCertificateRequest { Thumbprint = thumbprint })).Certificate;

    private async Task<IEnumerable<Certificate>> ListAsync(string institution) =>
        (await Registry.ListCertificatesAsync(new ListCertificatesRequest { InstitutionId = institution })).Certificates;
}

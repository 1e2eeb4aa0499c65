using System.Security.Cryptography.X509Certificates;
using Claims.V1;
using Claims.V1.Callers;
using Grpc.Core;

namespace ClaimsGateway.Tests.Identity;

/// <summary>An institution acts for itself alone, whatever a request says.</summary>
[CancelAfter(60_000)]
internal sealed class OwnershipTests
{
    private IdentifiedGateway _door = null!;
    private X509Certificate2 _hospital = null!;
    private X509Certificate2 _other = null!;
    private X509Certificate2 _pharmacy = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _door = await IdentifiedGateway.StartAsync();
        _hospital = await _door.RegisterAsync("hospital-1");
        _other = await _door.RegisterAsync("hospital-2");
        _pharmacy = await _door.RegisterAsync("pharmacy");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _door.DisposeAsync();

    [Test]
    public async Task Claim_OfItsOwn_SettledSeenAndReversed()
    {
        var client = Adjudication(_hospital);

        var settled = await client.SettleAsync(RefusedCall.Settle("hospital-1", "own-1"));
        var seen = await client.GetClaimAsync(new GetClaimRequest { InstitutionId = "hospital-1", ClaimNumber = "own-1" });
        var json = await _door.Http(_hospital).GetStringAsync("/v1/institutions/hospital-1/claims/own-1");
        await client.ReverseAsync(new ReverseRequest { InstitutionId = "hospital-1", ClaimNumber = "own-1" });

        Assert.That(seen.Settlement, Is.EqualTo(settled.Settlement));
        Assert.That(json, Does.Contain("\"claimNumber\": \"own-1\""));
    }

    [Test]
    public async Task Claim_OfAProgramWithAToken_IsThatInstitutions()
    {
        var client = _door.Http(token: _door.Token(("role", "hospital"), ("institution", "hospital-1")));

        using var own = await client.PostAsync("/v1/claims:settle", RefusedCall.Claim("hospital-1", "token-1"));
        var other = await RefusedCall.OfAsync(
            client.PostAsync("/v1/claims:settle", RefusedCall.Claim("hospital-2", "token-1")));

        Assert.That(await own.Content.ReadAsStringAsync(), Does.Contain("settlement"));
        Assert.That(other, Is.EqualTo(new RefusedCall("403", "OTHER_INSTITUTION", "")));
    }

    [Test]
    public async Task Claim_OfAnother_IsRefusedAndNothingWritten()
    {
        await Adjudication(_hospital).SettleAsync(RefusedCall.Settle("hospital-1", "kept-1"));
        var before = _door.Written();
        RefusedCall refused = new("PermissionDenied", "OTHER_INSTITUTION", "");
        foreach (var stranger in new[] { _other, _pharmacy })
        {
            var client = Adjudication(stranger);
            GetOutcomeRequest fence = new() { InstitutionId = "hospital-1", ClaimNumber = "never-1", Fence = true };
            Func<Task>[] calls =
            [
                async () => await client.SettleAsync(RefusedCall.Settle("hospital-1", "alien-1")),
                async () => await client.GetClaimAsync(new() { InstitutionId = "hospital-1", ClaimNumber = "kept-1" }),
                async () => await client.ReverseAsync(new() { InstitutionId = "hospital-1", ClaimNumber = "kept-1" }),
                async () => await client.UndoAsync(new() { InstitutionId = "hospital-1", ClaimNumber = "kept-1" }),
                async () => await client.GetOutcomeAsync(fence),
                async () => await client.SettleAsync(new SettleRequest()),
            ];
            foreach (var call in calls) Assert.That(await RefusedCall.OfAsync(call), Is.EqualTo(refused));
            var json = await RefusedCall.OfAsync(
                _door.Http(stranger).PostAsync("/v1/claims:settle", RefusedCall.Claim("hospital-1", "alien-1")));
            Assert.That(json, Is.EqualTo(new RefusedCall("403", "OTHER_INSTITUTION", "")));
        }

        Assert.That(_door.Written(), Is.EqualTo(before), "nothing is written");
    }

    [Test]
    public async Task Stream_WithAnothersClaim_FailsItAlone()
    {
        using var stream = Adjudication(_hospital).SettleStream();
        await stream.RequestStream.WriteAsync(new() { Claim = RefusedCall.Settle("hospital-2", "stream-1").Claim });
        await stream.RequestStream.WriteAsync(new() { Claim = RefusedCall.Settle("hospital-1", "stream-2").Claim });
        await stream.RequestStream.CompleteAsync();
        List<SettleStreamResponse> answers = [];
        await foreach (var answer in stream.ResponseStream.ReadAllAsync()) answers.Add(answer);

        var byNumber = answers.ToDictionary(answer => answer.ClaimNumber);
        Assert.That(byNumber["stream-1"].Error.Code, Is.EqualTo((int)StatusCode.PermissionDenied));
        Assert.That(byNumber["stream-2"].Settlement, Is.Not.Null);
    }

    [Test]
    public async Task Headers_ThatSayAnotherCaller_AreIgnored()
    {
        var spoofed = new Metadata
        {
            { CallerHeaders.Role, CallerHeaders.Hospital },
            { CallerHeaders.Institution, "hospital-1" },
        };
        var before = _door.Written();

        var stranger = await RefusedCall.OfAsync(async () =>
            await Adjudication(_other).SettleAsync(RefusedCall.Settle("hospital-1", "spoof-1"), spoofed));
        var nobody = await RefusedCall.OfAsync(async () =>
            await Adjudication(null).SettleAsync(RefusedCall.Settle("hospital-1", "spoof-1"), spoofed));

        Assert.That(stranger.Reason, Is.EqualTo("OTHER_INSTITUTION"));
        Assert.That(nobody.Reason, Is.EqualTo("CALLER_NOT_IDENTIFIED"));
        Assert.That(_door.Written(), Is.EqualTo(before), "nothing is written");
        var own = await Adjudication(_other).SettleAsync(RefusedCall.Settle("hospital-2", "spoof-2"), spoofed);
        Assert.That(own.Settlement.InstitutionId, Is.EqualTo("hospital-2"));
    }

    [Test]
    public async Task Prescription_ByItsNumber_SeenByThePharmacyAndNoOtherHospital()
    {
        const string Path = "/v1/institutions/hospital-1/prescriptions/rx-1";
        var (pharmacy, hospital) = (_door.Http(_pharmacy), _door.Http(_other));

        Assert.That((await RefusedCall.OfAsync(pharmacy.GetAsync(Path))).Reason, Is.EqualTo("PRESCRIPTION_NOT_FOUND"));
        Assert.That((await RefusedCall.OfAsync(hospital.GetAsync(Path))).Reason, Is.EqualTo("OTHER_INSTITUTION"));
    }

    [Test]
    public async Task Rotation_TwoCountAtOnce_AndARevokedOneNoLonger()
    {
        var old = await _door.RegisterAsync("hospital-3");
        Assert.That(await OutcomeAsync(old), Is.EqualTo("OK"));
        var next = await _door.RegisterAsync("hospital-3");
        Assert.That((await OutcomeAsync(old), await OutcomeAsync(next)), Is.EqualTo(("OK", "OK")));

        await _door.RevokeAsync("hospital-3", old);

        // Within the refresh time, on the connection that is open too.
        Assert.That(() => OutcomeAsync(old).Result, Is.EqualTo("CERTIFICATE_REVOKED").After(10_000, 50));
        Assert.That(await OutcomeAsync(next), Is.EqualTo("OK"));
    }

    [Test]
    public async Task Administrator_RegistersInstitutionsAndSettlesNothing()
    {
        var refused = await RefusedCall.OfAsync(async () =>
            await Adjudication(_door.Administrator).SettleAsync(RefusedCall.Settle("hospital-1", "admin-1")));
        Assert.That(refused, Is.EqualTo(new RefusedCall("PermissionDenied", "ROLE_NOT_ALLOWED", "")));
        var listed = await _door.Registry.ListCertificatesAsync(new() { InstitutionId = "pharmacy" });
        Assert.That(listed.Certificates.Single().Thumbprint, Is.EqualTo(IdentifiedGateway.ThumbprintOf(_pharmacy)));
    }

    private async Task<string> OutcomeAsync(X509Certificate2 certificate)
    {
        try
        {
            await new InstitutionService.InstitutionServiceClient(_door.Channel(certificate))
                .GetInstitutionAsync(new() { InstitutionId = "hospital-3" });
            return "OK";
        }
        catch (RpcException e)
        {
            return (await RefusedCall.OfAsync(() => throw e)).Cause;
        }
    }

    private AdjudicationService.AdjudicationServiceClient Adjudication(X509Certificate2? certificate) =>
        new(_door.Channel(certificate));
}

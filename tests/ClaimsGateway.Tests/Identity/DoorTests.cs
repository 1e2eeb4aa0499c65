using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Claims.V1;
using ClaimsGateway.Identity.DevCerts;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Nhsa;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClaimsGateway.Tests.Identity;

/// <summary>Who is not identified, or has no right, is refused with a reason, and nothing is written.</summary>
[CancelAfter(60_000)]
internal sealed class DoorTests
{
    private static readonly Uri SettlePath = new("/v1/claims:settle", UriKind.Relative);

    private IdentifiedGateway _door = null!;
    private X509Certificate2 _hospital = null!;
    private X509Certificate2 _pharmacy = null!;

    private static IEnumerable<TestCaseData> BadCertificates()
    {
        yield return Case("NO_CREDENTIALS", _ => Task.FromResult<X509Certificate2?>(null));
        yield return Case("CERTIFICATE_NOT_TRUSTED", _ =>
        {
            using var foreign = LocalAuthority.Create(IdentifiedGateway.Now.AddDays(-1), IdentifiedGateway.Now.AddDays(1));
            return Task.FromResult<X509Certificate2?>(
                foreign.IssueClient("hospital-1", IdentifiedGateway.Now.AddDays(-1), IdentifiedGateway.Now.AddDays(1)));
        });
        yield return Case("CERTIFICATE_NOT_TRUSTED", door => Task.FromResult<X509Certificate2?>(
            door.Authority.IssueServer(IdentifiedGateway.Now.AddDays(-1), IdentifiedGateway.Now.AddDays(1))));
        yield return Case("CERTIFICATE_EXPIRED", door => Task.FromResult<X509Certificate2?>(
            door.Issue("hospital-1", IdentifiedGateway.Now.AddDays(-1))));
        yield return Case("CERTIFICATE_EXPIRED", async door =>
            await door.RegisterAsync("hospital-2", IdentifiedGateway.Now.AddDays(-1)));
        yield return Case("CERTIFICATE_UNKNOWN", door => Task.FromResult<X509Certificate2?>(door.Issue("hospital-1")));
        yield return Case("CERTIFICATE_REVOKED", async door =>
        {
            var certificate = await door.RegisterAsync("hospital-3");
            await door.RevokeAsync("hospital-3", certificate);
            return certificate;
        });

        static TestCaseData Case(string cause, Func<IdentifiedGateway, Task<X509Certificate2?>> make) =>
            new TestCaseData(cause, make).SetArgDisplayNames(cause);
    }

    private static IEnumerable<TestCaseData> BadTokens()
    {
        const string Issuer = IdentifiedGateway.Issuer, Audience = IdentifiedGateway.Audience;
        var (now, auditor) = (IdentifiedGateway.Now, IdentifiedGateway.ClaimsOf(("role", "auditor")));
        var (before, later) = (now.AddMinutes(-5), now.AddHours(1));
        yield return Case("TOKEN_ISSUER", tokens => tokens.Issue("https://other.test", Audience, before, later, auditor));
        yield return Case("TOKEN_AUDIENCE", tokens => tokens.Issue(Issuer, "others", before, later, auditor));
        yield return Case("TOKEN_EXPIRED", tokens => tokens.Issue(Issuer, Audience, now.AddHours(-2), now.AddHours(-1), auditor));
        yield return Case("TOKEN_EXPIRED", tokens => tokens.Issue(Issuer, Audience, now.AddHours(1), now.AddHours(2), auditor));
        yield return Case("TOKEN_SIGNATURE", _ =>
        {
            using var other = new TokenIssuer();
            return other.Issue(Issuer, Audience, before, later, auditor);
        });
        yield return Case("TOKEN_SIGNATURE", tokens => Symmetric(tokens.KeySet));
        yield return Case("TOKEN_INVALID", _ => "no.token.atall");
        foreach (var claims in new (string, object)[][]
        {
            [],
            [("role", "king")],
            [("role", "hospital")],
            [("role", "auditor"), ("institution", "hospital-1")],
            [("role", new[] { "hospital", "auditor" }), ("institution", "hospital-1")],
        })
        {
            yield return Case("TOKEN_INVALID", tokens => tokens.Issue(
                Issuer, Audience, before, later, IdentifiedGateway.ClaimsOf(claims)));
        }

        static TestCaseData Case(string cause, Func<TokenIssuer, string> make) =>
            new TestCaseData(cause, make).SetArgDisplayNames(cause);
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _door = await IdentifiedGateway.StartAsync();
        _hospital = await _door.RegisterAsync("hospital-1");
        _pharmacy = await _door.RegisterAsync("pharmacy");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _door.DisposeAsync();

    [TestCaseSource(nameof(BadCertificates))]
    public async Task Certificate_ThatDoesNotCount_IsRefusedWithItsCause(
        string cause, Func<IdentifiedGateway, Task<X509Certificate2?>> make)
    {
        var shown = await make(_door);
        var before = _door.Written();

        var json = await RefusedCall.OfAsync(
            _door.Http(shown).PostAsync(SettlePath, RefusedCall.Claim("hospital-1", "refused")));
        var grpc = await RefusedCall.OfAsync(() => SettleAsync(shown, "hospital-1", "refused"));

        Assert.That(json, Is.EqualTo(new RefusedCall("401", "CALLER_NOT_IDENTIFIED", cause)));
        Assert.That(grpc, Is.EqualTo(new RefusedCall("Unauthenticated", "CALLER_NOT_IDENTIFIED", cause)));
        Assert.That(_door.Written(), Is.EqualTo(before), "nothing is written");
    }

    [TestCaseSource(nameof(BadTokens))]
    public async Task Token_ThatDoesNotCount_IsRefusedWithItsCause(string cause, Func<TokenIssuer, string> make)
    {
        // A good certificate beside it does not help.
        var client = _door.Http(_hospital, make(_door.Tokens));

        var refused = await RefusedCall.OfAsync(client.PostAsync(SettlePath, RefusedCall.Claim("hospital-1", "refused")));

        Assert.That(refused, Is.EqualTo(new RefusedCall("401", "CALLER_NOT_IDENTIFIED", cause)));
    }

    [TestCase("hospital-1")]
    [TestCase("pharmacy")]
    public async Task Institution_WhatItsRoleMayNot_IsForbidden(string institution)
    {
        var client = _door.Http(institution == "pharmacy" ? _pharmacy : _hospital);
        var before = _door.Written();
        (HttpMethod Verb, string Path, string Body)[] calls =
        [
            (HttpMethod.Put, "/v1/members/member-new", "{}"),
            (HttpMethod.Post, "/v1/members/member-active/account:open", "{}"),
            (HttpMethod.Put, $"/v1/institutions/{institution}", "{}"),
            (HttpMethod.Post, $"/v1/institutions/{institution}/certificates", "{}"),
            (HttpMethod.Get, "/v1/members/member-active/account/entries", ""),
            (HttpMethod.Get, "/v1/flags", ""),
            (HttpMethod.Get, "/v1/fund:report", ""),
            (HttpMethod.Post, "/v1/audit:verify", "{}"),
        ];
        foreach (var (verb, path, body) in calls)
        {
            using var request = new HttpRequestMessage(verb, path);
            if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            var refused = await RefusedCall.OfAsync(client.SendAsync(request));
            Assert.That(refused, Is.EqualTo(new RefusedCall("403", "ROLE_NOT_ALLOWED", "")), path);
        }

        Assert.That(_door.Written(), Is.EqualTo(before), "nothing is written");
    }

    [TestCase("member-services")]
    [TestCase("actuary")]
    [TestCase("auditor")]
    [TestCase("administrator")]
    public async Task Person_WhoIsNoInstitution_SettlesNothing(string role)
    {
        var client = _door.Http(token: _door.Token(("role", role)));
        var before = _door.Written();

        var refused = await RefusedCall.OfAsync(client.PostAsync(SettlePath, RefusedCall.Claim("hospital-1", "refused")));

        Assert.That(refused, Is.EqualTo(new RefusedCall("403", "ROLE_NOT_ALLOWED", "")));
        Assert.That(_door.Written(), Is.EqualTo(before), "nothing is written");
    }

    [Test]
    public async Task NationalInterface_NobodyIdentified_AnswersTheEnvelopeUnder401()
    {
        using var answer = await _door.Http().PostAsync("/nhsa/9001", SignIn("hospital-1"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        var envelope = await answer.JsonAsync();
        Assert.That(envelope.GetProperty("infcode").ToString(), Is.EqualTo("-1"));
        Assert.That(envelope.GetProperty("err_msg").GetString(), Does.Contain("没有客户端证书"));
    }

    [Test]
    public async Task NationalInterface_AnothersCodeOrTransaction_IsRefused()
    {
        using var other = await _door.Http(_pharmacy).PostAsync("/nhsa/9001", SignIn("hospital-1"));
        Assert.That(await other.Content.ReadAsStringAsync(), Does.Contain("与已认证的机构不符"));

        var settle = Reports.Of("2207", [], "pharmacy-20221231120000-0002", "pharmacy").ToJsonString();
        using var role = await _door.Http(_pharmacy).PostAsync("/nhsa/2207", new StringContent(settle));
        Assert.That(await role.Content.ReadAsStringAsync(), Does.Contain("本类机构不能办理该交易(2207)"));

        using var own = await _door.Http(_hospital).PostAsync("/nhsa/9001", SignIn("hospital-1"));
        Assert.That((await own.JsonAsync()).GetProperty("infcode").ToString(), Is.EqualTo("0"));
    }

    [TestCase("/openapi/v1.json")]
    [TestCase("/docs/")]
    [TestCase("/health/ready")]
    public async Task Page_ThatIsPublic_NeedsNoIdentity(string path)
    {
        using var answer = await _door.Http().GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task NoRoute_NobodyIdentified_IsNotFound()
    {
        using var answer = await _door.Http().GetAsync("/v1/nothing");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Greeting_WithIdentity_SaysWhoIsTaken() => Assert.That(
        _door.Gateway.Greeting,
        Does.Contain("client certificates 客户端证书, tokens of 令牌 https://issuer.test")
            .And.Contain("HTTP/2 over TLS").And.Not.Contain("loopback only").And.Not.Contain("curl"));

    private async Task SettleAsync(X509Certificate2? certificate, string institution, string number) =>
        await new AdjudicationService.AdjudicationServiceClient(_door.Channel(certificate))
            .SettleAsync(RefusedCall.Settle(institution, number));

    private static StringContent SignIn(string institution) => new(
        Reports.Of("9001", Reports.SignIn, $"{institution}-20221231120000-0001", institution).ToJsonString());

    /// <summary>A token signed with the public key as if it were a shared secret.</summary>
    private static string Symmetric(string publicKey) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = IdentifiedGateway.Issuer,
        Audience = IdentifiedGateway.Audience,
        Expires = IdentifiedGateway.Now.AddHours(1).UtcDateTime,
        Claims = IdentifiedGateway.ClaimsOf(("role", "auditor")),
        SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(publicKey))) { KeyId = "claims-local" },
            SecurityAlgorithms.HmacSha256),
    });
}

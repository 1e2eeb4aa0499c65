using System.Net;
using System.Net.Http.Headers;
using Claims.V1;
using ClaimsGateway.Hosting;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf;

namespace ClaimsGateway.Tests.Json;

/// <summary>What the JSON interface refuses, and how it names the culprit.</summary>
[CancelAfter(30_000)]
public class JsonRequestCheckTests
{
    private ScriptedEngine _engine = null!;
    private GatewayUnderTest _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await ScriptedEngine.StartAsync();
        _engine.Script = (_, _) => Task.FromResult<IMessage?>(null);
        _gateway = await GatewayUnderTest.StartAsync(_engine);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [TestCase("""{"clam":{}}""", "clam", "allowed are claim")]
    [TestCase("""{"claim":{"totalFenn":1}}""", "claim.totalFenn", "unknown; allowed are institutionId, claimNumber")]
    [TestCase("""{"claim":{"serviceDate":{"jear":2022}}}""", "claim.serviceDate.jear", "allowed are year, month, day")]
    [TestCase("""{"claim":{"totalFen":1.5}}""", "claim.totalFen", "a whole number of 64 bits")]
    [TestCase("""{"claim":{"totalFen":"1.5"}}""", "claim.totalFen", "a whole number of 64 bits")]
    [TestCase("""{"claim":{"totalFen":true}}""", "claim.totalFen", "a whole number of 64 bits")]
    [TestCase("""{"claim":{"totalFen":9223372036854775808}}""", "claim.totalFen", "a whole number of 64 bits")]
    [TestCase("""{"claim":{"serviceDate":{"year":"2022"}}}""", "claim.serviceDate.year", "a whole number of 32 bits")]
    [TestCase("""{"claim":{"serviceDate":"2022-12-31"}}""", "claim.serviceDate", "a JSON object")]
    [TestCase("""{"claim":{"memberId":7}}""", "claim.memberId", "a string")]
    [TestCase("""{"claim":{"visitKind":"OUTPATIENT"}}""", "claim.visitKind", "one of VISIT_KIND_UNSPECIFIED")]
    [TestCase("""{"claim":{"visitKind":99}}""", "claim.visitKind", "one of VISIT_KIND_UNSPECIFIED")]
    [TestCase("""{"claim":{"totalFen":1,"total_fen":2}}""", "claim.total_fen", "twice")]
    [TestCase("""{"claim":{"totalFen":1,"totalFen":1}}""", "claim.totalFen", "twice")]
    [TestCase("""[]""", "body", "a JSON object")]
    [TestCase("""{"claim":{"totalFen":1}""", "body", "is not JSON at line 1, byte 24")]
    [TestCase("{\n\"claim\": nonsense}", "body", "is not JSON at line 2, byte 11")]
    [TestCase("", "body", "is empty")]
    public async Task Settle_BodyThatDoesNotFit_400NamingTheField(string json, string field, string problem)
    {
        using var response = await _gateway.PostAsync("/v1/claims:settle", json);

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, field, problem);
    }

    [TestCase("""{"periods":{}}""", "member.periods", "a JSON array")]
    [TestCase("""{"periods":[{},{"form":{}}]}""", "member.periods[1].form", "unknown")]
    [TestCase("""{"periods":[null]}""", "member.periods[0]", "a JSON object")]
    [TestCase("""{"memberId":"other"}""", "member.memberId", "equal the path's")]
    public async Task UpsertMember_BodyThatDoesNotFit_400NamingTheField(
        string json, string field, string problem)
    {
        using var response = await _gateway.PutAsync("/v1/members/m-1", json);

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, field, problem);
    }

    [Test]
    public async Task UpsertMember_BodyRepeatsThePath_Accepted()
    {
        using var response = await _gateway.PutAsync("/v1/members/m-1", """{"memberId":"m-1"}""");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(((UpsertMemberRequest)_engine.LastRequest!).Member.MemberId, Is.EqualTo("m-1"));
    }

    [TestCase("/v1/members/m?on.jear=2022", "on.jear", "allowed are on.year, on.month, on.day")]
    [TestCase("/v1/members/m?on.year=soon", "on.year", "a whole number of 32 bits")]
    [TestCase("/v1/members/m?on.year=2022&on.year=2023", "on.year", "twice")]
    [TestCase("/v1/members/m?on=2022", "on", "unknown")]
    [TestCase("/v1/members/m?memberId=other", "memberId", "unknown")]
    [TestCase("/v1/members/m/account?on.year=2022", "on.year", "none is allowed")]
    public async Task Get_QueryThatDoesNotFit_400NamingTheParameter(string path, string field, string problem)
    {
        using var response = await _gateway.Http.GetAsync(path);

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, field, problem);
    }

    [Test]
    public async Task Settle_ParameterInTheQuery_400()
    {
        using var response = await _gateway.PostAsync("/v1/claims:settle?claim.totalFen=1", "{}");

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, "claim.totalFen", "none is allowed");
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("text/plain")]
    [TestCase("application/json; charset=gb2312")]
    public async Task Settle_OtherContentType_415(string contentType)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await _gateway.Http.PostAsync("/v1/claims:settle", content);

        await AssertRefusedAsync(
            response, HttpStatusCode.UnsupportedMediaType, "Content-Type", "application/json in UTF-8");
    }

    [Test]
    public async Task Settle_BodyOverTheLimit_413()
    {
        var json = $$$"""{"claim":{"memberId":"{{{new string('m', GatewayLimits.MaxMessageBytes)}}}"}}""";

        // As curl does with a large body: it waits for the server's word, which is no.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/claims:settle")
        {
            Content = new StringContent(json, new MediaTypeHeaderValue("application/json")),
            Headers = { ExpectContinue = true },
        };

        using var response = await _gateway.Http.SendAsync(request);

        await AssertRefusedAsync(
            response, HttpStatusCode.RequestEntityTooLarge, "body", "at most 4259840 bytes");
    }

    [Test]
    public async Task Settle_NotUtf8_400()
    {
        using var content = new ByteArrayContent([.. "{\"claim\":{\"memberId\":\""u8, 0xff, .. "\"}}"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var response = await _gateway.Http.PostAsync("/v1/claims:settle", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("GET", "/v1/nothing", HttpStatusCode.NotFound)]
    [TestCase("DELETE", "/v1/members/m", HttpStatusCode.MethodNotAllowed)]
    public async Task Any_RouteThatIsNot_SaysWhereToLook(string verb, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);

        using var response = await _gateway.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
        var error = await response.JsonAsync();
        Assert.That(
            error.GetProperty("message").GetString(), Does.Contain(path).And.Contain("/openapi/v1.json"));
        Assert.That(error.Locales(), Is.EqualTo(new[] { "zh-CN", "en" }));
    }

    private static async Task AssertRefusedAsync(
        HttpResponseMessage response, HttpStatusCode status, string field, string problem)
    {
        Assert.That(response.StatusCode, Is.EqualTo(status), await response.Content.ReadAsStringAsync());
        var error = await response.JsonAsync();
        var violation = error.Detail("BadRequest").GetProperty("fieldViolations")[0];
        Assert.That(violation.GetProperty("field").GetString(), Is.EqualTo(field));
        Assert.That(violation.GetProperty("description").GetString(), Does.Contain(problem));
        Assert.That(error.Detail("ErrorInfo").GetProperty("reason").GetString(), Is.EqualTo("FIELD_INVALID"));
        Assert.That(error.GetProperty("code").GetInt32(), Is.EqualTo(3));
        Assert.That(error.Locales(), Is.EqualTo(new[] { "zh-CN", "en" }));
    }
}

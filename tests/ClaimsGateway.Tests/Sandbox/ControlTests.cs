using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Nhsa;
using Google.Rpc;
using Google.Type;
using Grpc.Core;

namespace ClaimsGateway.Tests.Sandbox;

/// <summary>The sandbox's clock, reset and ordered troubles, over JSON and gRPC; and that production has none.</summary>
[CancelAfter(60_000)]
public class ControlTests
{
    private const string Outcome = "/v1/institutions/hospital-1/claims/trouble:outcome";
    private const string Settle = "/v1/claims:settle";

    private TemporaryFolder _folder = null!;
    private GatewayUnderTest _gateway = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("2022-03-01T09:00+08:00", "2022-03-01T09:00:00+08:00", true)]
    [TestCase("2026-12-31T23:59:59+08:00", "2026-12-31T23:59:59+08:00", false)]
    [TestCase("2022-02-28T16:00+00:00", "2022-03-01T00:00:00+08:00", true)]
    public async Task Clock_Set_IsTheEnginesToday(string now, string read, bool inFuture)
    {
        using var set = await _gateway.PutAsync("/v1/sandbox/clock", $$"""{"now":"{{now}}"}""");
        Assert.That((await set.JsonAsync()).GetProperty("now").GetString(), Is.EqualTo(read));
        using var get = await _gateway.Http.GetAsync("/v1/sandbox/clock");
        Assert.That((await get.JsonAsync()).GetProperty("now").GetString(), Is.EqualTo(read));

        var quote = await new AdjudicationService.AdjudicationServiceClient(_gateway.Channel)
            .QuoteAsync(new QuoteRequest { Claim = Visit() });

        var expected = inFuture ? Reason.ServiceDateInFuture : Reason.FiledTooLate;
        Assert.That(quote.Refusal.Reason, Is.EqualTo(expected));
    }

    [TestCase("2021-12-31T23:59+08:00")]
    [TestCase("2027-01-01T00:00+08:00")]
    [TestCase("2022-12-31")]
    [TestCase("")]
    public async Task Clock_OutsideTheTermOrNoTime_RefusedNamingTheField(string now)
    {
        using var set = await _gateway.PutAsync("/v1/sandbox/clock", $$"""{"now":"{{now}}"}""");

        Assert.That(set.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var violation = (await set.JsonAsync()).Detail("BadRequest").GetProperty("fieldViolations")[0];
        Assert.That(violation.GetProperty("field").GetString(), Is.EqualTo("now"));
    }

    [Test]
    public async Task Reset_AfterClaimsAndAMovedClock_IsAsAtTheFirstStart()
    {
        var engine = new AdjudicationService.AdjudicationServiceClient(_gateway.Channel);
        var sandbox = new SandboxService.SandboxServiceClient(_gateway.Channel);
        var first = await engine.SettleAsync(new SettleRequest { Claim = Visit() });
        await sandbox.SetClockAsync(new SetClockRequest { Now = "2024-05-05T12:00+08:00" });

        var reset = await sandbox.ResetAsync(new ResetRequest());

        Assert.That(reset.Now, Is.EqualTo("2022-12-31T12:00:00+08:00"));
        var outcome = await engine.GetOutcomeAsync(
            new GetOutcomeRequest { InstitutionId = "hospital-1", ClaimNumber = "trouble" });
        Assert.That(outcome.State, Is.EqualTo(KeyState.NeverSeen));
        var again = await engine.SettleAsync(new SettleRequest { Claim = Visit() });
        Assert.That(again.Settlement.FundFen, Is.EqualTo(first.Settlement.FundFen));
        Assert.That(again.Settlement.BalanceAfterFen, Is.EqualTo(first.Settlement.BalanceAfterFen));
    }

    [Test]
    public async Task Reset_OverJson_ForgetsTheNationalInterfaceToo()
    {
        Assert.That(await InfcodeAsync("9001", Reports.SignIn, "0001"), Is.EqualTo("0"));
        Assert.That(await InfcodeAsync("1201", Institution, "0002"), Is.EqualTo("0"));

        using var reset = await _gateway.PostAsync("/v1/sandbox:reset", "{}");

        Assert.That(reset.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await InfcodeAsync("1201", Institution, "0003"), Is.EqualTo("-1"), "nobody is signed in");
        Assert.That(await _gateway.Http.GetStringAsync("/health/ready"), Is.EqualTo("Healthy"));
    }

    private static JsonObject Institution => Reports.Input("medinsinfo", new JsonObject
    {
        ["fixmedins_type"] = "1",
        ["fixmedins_code"] = "hospital-1",
    });

    private async Task<string?> InfcodeAsync(string infno, JsonObject input, string number)
    {
        var report = Reports.Of(infno, input, $"hospital-120221231120000{number}", "hospital-1");
        using var answer = await _gateway.PostAsync($"/nhsa/{infno}", report.ToJsonString());
        return (await answer.JsonAsync()).GetProperty("infcode").ToString();
    }

    [Test]
    public async Task LoseAnswer_OverJson_BreaksTheConnectionAfterTheClaimIsSettled()
    {
        using var request = Ordered("lose-answer");

        await Assert.ThrowsAsync<HttpRequestException>(() => _gateway.Http.SendAsync(request));

        Assert.That(await StateAsync(), Is.EqualTo("KEY_STATE_SETTLED"));
    }

    [Test]
    public async Task LoseAnswer_OverGrpc_BreaksTheCallAfterTheClaimIsSettled()
    {
        var engine = new AdjudicationService.AdjudicationServiceClient(_gateway.Channel);

        var lost = await Assert.ThrowsAsync<RpcException>(async () => await engine.SettleAsync(
            new SettleRequest { Claim = Visit() }, new Metadata { { "claims-sandbox", "lose-answer" } }));

        Assert.That(lost!.GetRpcStatus(), Is.Null, "nothing was answered");
        Assert.That(await StateAsync(), Is.EqualTo("KEY_STATE_SETTLED"));
    }

    [Test]
    public async Task Delay_LongerThanTheDeadline_IsTooLateForAClaimThatIsSettled()
    {
        var engine = new AdjudicationService.AdjudicationServiceClient(_gateway.Channel);
        // The call itself has time enough; its answer has not.
        var deadline = (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(5)).UtcDateTime;

        var late = await Assert.ThrowsAsync<RpcException>(async () => await engine.SettleAsync(
            new SettleRequest { Claim = Visit() }, new Metadata { { "claims-sandbox", "delay=30s" } }, deadline));

        Assert.That(late!.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await StateAsync(), Is.EqualTo("KEY_STATE_SETTLED"));
    }

    [Test]
    public async Task Delay_GatewayStops_AnswersAtOnce()
    {
        using var request = Ordered("delay=30s");
        var answer = _gateway.Http.SendAsync(request);
        while (await StateAsync() != "KEY_STATE_SETTLED") await Task.Delay(20);

        // It would break the call after 20 seconds.
        await _gateway.StopAsync();

        using var response = await answer;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Delay_OverJson_AnswersLater()
    {
        using var request = Ordered("delay=300ms");
        var started = Stopwatch.GetTimestamp();

        using var response = await _gateway.Http.SendAsync(request);

        Assert.That(Stopwatch.GetElapsedTime(started), Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300)));
        Assert.That((await response.JsonAsync()).GetProperty("settlement").GetProperty("totalFen").GetInt64(), Is.EqualTo(100));
    }

    [TestCase("delay=31s")]
    [TestCase("delay=0ms")]
    [TestCase("fail")]
    public async Task Trouble_Unknown_RefusedNamingTheHeaderAndNothingIsSettled(string order)
    {
        using var request = Ordered(order);
        using var response = await _gateway.Http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var violation = (await response.JsonAsync()).Detail("BadRequest").GetProperty("fieldViolations")[0];
        Assert.That(violation.GetProperty("field").GetString(), Is.EqualTo("claims-sandbox"));

        var engine = new AdjudicationService.AdjudicationServiceClient(_gateway.Channel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await engine.SettleAsync(
            new SettleRequest { Claim = Visit() }, new Metadata { { "claims-sandbox", order } }));

        Assert.That(refused!.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(
            refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations[0].Field, Is.EqualTo("claims-sandbox"));
        Assert.That(await StateAsync(), Is.EqualTo("KEY_STATE_NEVER_SEEN"));
    }

    [Test]
    public async Task Production_HasNoControls()
    {
        await using var scripted = await ScriptedEngine.StartAsync();
        await using var production = await GatewayUnderTest.StartAsync(scripted);
        scripted.Script = (_, _) => Task.FromResult<Google.Protobuf.IMessage?>(new SettleResponse());

        using var clock = await production.Http.GetAsync("/v1/sandbox/clock");
        using var reset = await production.PostAsync("/v1/sandbox:reset", "{}");
        var overGrpc = await Assert.ThrowsAsync<RpcException>(async () =>
            await new SandboxService.SandboxServiceClient(production.Channel).ResetAsync(new ResetRequest()));
        var settled = await new AdjudicationService.AdjudicationServiceClient(production.Channel).SettleAsync(
            new SettleRequest(), new Metadata { { "claims-sandbox", "lose-answer" } });

        Assert.That(clock.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(reset.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(overGrpc!.StatusCode, Is.EqualTo(StatusCode.Unimplemented));
        Assert.That(settled, Is.EqualTo(new SettleResponse()), "production does not look at the header");
    }

    private static Claim Visit() => new()
    {
        InstitutionId = "hospital-1",
        ClaimNumber = "trouble",
        MemberId = "member-active",
        ServiceDate = new Date { Year = 2022, Month = 12, Day = 30 },
        TotalFen = 100,
        InScopeFen = 100,
    };

    private static HttpRequestMessage Ordered(string order)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Settle)
        {
            Content = new StringContent(
                $$"""{"claim":{{Visit()}}}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("claims-sandbox", order);
        return request;
    }

    private async Task<string?> StateAsync()
    {
        using var outcome = await _gateway.PostAsync(Outcome, "{}");
        return (await outcome.JsonAsync()).GetProperty("state").GetString();
    }
}

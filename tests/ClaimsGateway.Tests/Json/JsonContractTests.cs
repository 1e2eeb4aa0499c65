using System.Net;
using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Google.Type;
using Grpc.Core;
using DateTime = System.DateTime;

namespace ClaimsGateway.Tests.Json;

/// <summary>The choices of the JSON interface, frozen: a change here breaks callers.</summary>
[CancelAfter(30_000)]
public class JsonContractTests
{
    private ScriptedEngine _engine = null!;
    private GatewayUnderTest _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await ScriptedEngine.StartAsync();
        _gateway = await GatewayUnderTest.StartAsync(_engine);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Test]
    public async Task Answer_Reversal_WrittenExactlySo()
    {
        Answer(new ReverseResponse
        {
            Reversal = new Reversal
            {
                InstitutionId = "h",
                ClaimNumber = "1",
                FundFen = 9_007_199_254_740_993,
                ReversedAt = Timestamp.FromDateTime(new DateTime(2022, 12, 31, 4, 0, 0, DateTimeKind.Utc)),
            },
        });

        using var response = await _gateway.PostAsync("/v1/institutions/h/claims/1:reverse", "{}");

        Assert.That(
            response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {
              "reversal": {
                "institutionId": "h",
                "claimNumber": "1",
                "fundFen": 9007199254740993,
                "accountFen": 0,
                "familyFen": 0,
                "cashFen": 0,
                "inScopeFen": 0,
                "inScopeAfterFen": 0,
                "balanceAfterFen": 0,
                "receiptHash": "",
                "reversedAt": "2022-12-31T04:00:00Z"
              }
            }
            """));
    }

    [Test]
    public async Task Answer_MessageNotSet_LeftOut()
    {
        Answer(new GetClaimResponse { Settlement = new Settlement() });

        using var response = await _gateway.Http.GetAsync("/v1/institutions/h/claims/1");

        var settlement = (await response.JsonAsync()).GetProperty("settlement");
        Assert.That((await response.JsonAsync()).TryGetProperty("reversal", out _), Is.False);
        Assert.That(settlement.TryGetProperty("serviceDate", out _), Is.False);
        Assert.That(settlement.GetProperty("steps").GetArrayLength(), Is.Zero);
        Assert.That(
            settlement.GetProperty("category").GetString(), Is.EqualTo("MEMBER_CATEGORY_UNSPECIFIED"));
    }

    [Test]
    public async Task Answer_EveryScalarOfASettlement_IsVisibleInTheOrderOfTheContract()
    {
        Answer(new SettleResponse
        {
            Settlement = new Settlement { ServiceDate = new Date(), SettledAt = new Timestamp() },
        });

        using var response = await _gateway.PostAsync("/v1/claims:settle", "{}");

        var settlement = (await response.JsonAsync()).GetProperty("settlement");
        Assert.That(
            settlement.EnumerateObject().Select(p => p.Name),
            Is.EqualTo(Settlement.Descriptor.Fields.InDeclarationOrder().Select(f => f.JsonName)));
    }

    [Test]
    public async Task Answer_ChineseText_WrittenAsItIs()
    {
        var refusal = new Refusal { Reason = Reason.FiledTooLate, MessageZh = "超过期限" };
        Answer(new SettleResponse { Refusal = refusal });

        using var response = await _gateway.PostAsync("/v1/claims:settle", "{}");

        var text = await response.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("\"超过期限\"").And.Contain("\"REASON_FILED_TOO_LATE\""));
    }

    [TestCase("100", ExpectedResult = 100)]
    [TestCase("\"100\"", ExpectedResult = 100)]
    [TestCase("9007199254740993", ExpectedResult = 9_007_199_254_740_993)]
    [TestCase("null", ExpectedResult = 0)]
    public async Task<long> Request_Int64_ReadAsNumberOrString(string json)
    {
        Answer(new SettleResponse());

        using var response = await _gateway.PostAsync(
            "/v1/claims:settle", $$$"""{"claim":{"totalFen":{{{json}}}}}""");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return ((SettleRequest)_engine.LastRequest!).Claim.TotalFen;
    }

    [Test]
    public async Task Request_Claim_ReadIntoEveryField()
    {
        Answer(new SettleResponse());
        var claim = new Claim
        {
            InstitutionId = "h",
            ClaimNumber = "1",
            MemberId = "m",
            ServiceDate = new Date { Year = 2022, Month = 12, Day = 31 },
            VisitKind = VisitKind.Emergency,
            TotalFen = 100,
            InScopeFen = 40,
            FullySelfPaidFen = 30,
            OverPriceLimitFen = 20,
            PreSelfPaidFen = 10,
            AccountUse = AccountUse.Own,
            AccountLimitFen = 0,
            Prescription = new Prescription
            {
                InstitutionId = "p",
                IssueDate = new Date { Year = 2022, Month = 12, Day = 30 },
            },
            ReplacesClaimNumber = "0",
        };

        using var response = await _gateway.PostAsync("/v1/claims:settle", new JsonFormatter(
            JsonFormatter.Settings.Default).Format(new SettleRequest { Claim = claim }));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_engine.LastRequest, Is.EqualTo(new SettleRequest { Claim = claim }));
    }

    [Test]
    public async Task Request_NamesOfTheContract_ReadToo()
    {
        Answer(new SettleResponse());

        using var response = await _gateway.PostAsync("/v1/claims:settle", """{"claim":{"total_fen":7}}""");

        Assert.That(((SettleRequest)_engine.LastRequest!).Claim.TotalFen, Is.EqualTo(7));
    }

    [Test]
    public async Task Request_PathAndBody_BothRead()
    {
        Answer(new UpsertMemberResponse());

        using var response = await _gateway.PutAsync(
            "/v1/members/m-1", """{"birthDate":{"year":1985,"month":5,"day":20}}""");

        var member = ((UpsertMemberRequest)_engine.LastRequest!).Member;
        Assert.That((member.MemberId, member.BirthDate.Year), Is.EqualTo(("m-1", 1985)));
    }

    [Test]
    public async Task Request_DateInTheQuery_Read()
    {
        Answer(new GetMemberResponse());

        using var response = await _gateway.Http.GetAsync(
            "/v1/members/m-1?on.year=2022&on.month=6&on.day=30");

        var on = new Date { Year = 2022, Month = 6, Day = 30 };
        Assert.That(_engine.LastRequest, Is.EqualTo(new GetMemberRequest { MemberId = "m-1", On = on }));
    }

    [TestCase(StatusCode.InvalidArgument, ExpectedResult = 400)]
    [TestCase(StatusCode.NotFound, ExpectedResult = 404)]
    [TestCase(StatusCode.AlreadyExists, ExpectedResult = 409)]
    [TestCase(StatusCode.ResourceExhausted, ExpectedResult = 429)]
    [TestCase(StatusCode.Internal, ExpectedResult = 500)]
    [TestCase(StatusCode.Unavailable, ExpectedResult = 503)]
    [TestCase(StatusCode.DeadlineExceeded, ExpectedResult = 504)]
    public async Task<int> Error_OfTheEngine_HasStatusAndReadableDetails(StatusCode code)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)code,
            Message = "why",
            Details =
            {
                Any.Pack(new ErrorInfo { Reason = "SOME_REASON", Metadata = { ["fields"] = "total_fen" } }),
                Any.Pack(new BadRequest
                {
                    FieldViolations = { new BadRequest.Types.FieldViolation { Field = "claim.total_fen" } },
                }),
                Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = "金额" }),
                Any.Pack(new LocalizedMessage { Locale = "en", Message = "amount" }),
                Any.Pack(
                    new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(100)) }),
            },
        };
        _engine.Script = (_, _) => throw status.ToRpcException();

        using var response = await _gateway.PostAsync("/v1/claims:settle", "{}");

        var error = await response.JsonAsync();
        Assert.That(error.GetProperty("code").GetInt32(), Is.EqualTo((int)code));
        Assert.That(error.GetProperty("message").GetString(), Is.EqualTo("why"));
        var info = error.Detail("ErrorInfo");
        Assert.That(info.GetProperty("reason").GetString(), Is.EqualTo("SOME_REASON"));
        Assert.That(info.GetProperty("metadata").GetProperty("fields").GetString(), Is.EqualTo("total_fen"));
        Assert.That(
            error.Detail("BadRequest").GetProperty("fieldViolations")[0].GetProperty("field").GetString(),
            Is.EqualTo("claim.total_fen"));
        Assert.That(error.Detail("RetryInfo").GetProperty("retryDelay").GetString(), Is.EqualTo("0.100s"));
        Assert.That(error.Locales(), Is.EqualTo(new[] { "zh-CN", "en" }));
        Assert.That(error.GetRawText(), Does.Contain("金额"));
        return (int)response.StatusCode;
    }

    private void Answer(IMessage answer) => _engine.Script = (_, _) => Task.FromResult<IMessage?>(answer);
}

using Claims.V1;
using Claims.V1.Client;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsProto.Tests.Client;

/// <summary>Decisions, errors, repetitions, deadlines and headers of the thin client.</summary>
[CancelAfter(30_000)]
public class ClaimsClientTests
{
    private ScriptedService _service = null!;
    private ClaimsClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _service = await ScriptedService.StartAsync();
        _client = new ClaimsClient(Options());
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Test]
    public async Task Settle_Granted_HoldsTheSettlementAlone()
    {
        _service.Settles = _ => new SettleResponse { Settlement = new Settlement { FundFen = 7 } };

        var decision = await _client.SettleAsync(new Claim());

        Assert.That(decision.IsGranted, Is.True);
        Assert.That((decision.Granted!.FundFen, decision.Refusal), Is.EqualTo((7L, (Refusal?)null)));
    }

    [Test]
    public async Task Settle_Refused_IsAnAnswerWithItsReason()
    {
        _service.Settles = _ => new SettleResponse
        {
            Refusal = new Refusal { Reason = Reason.NoDeductibleSchedule, RuleId = "R4.3" },
        };

        var decision = await _client.SettleAsync(new Claim());

        Assert.That(decision.IsGranted, Is.False);
        Assert.That((decision.Refusal!.RuleId, decision.Granted), Is.EqualTo(("R4.3", (Settlement?)null)));
        Assert.That(_service.Calls, Is.EqualTo(1), "a refusal is not tried again");
    }

    [Test]
    public async Task Settle_NoDecision_ThrowsRatherThanGuesses() => Assert.That(
        (await Assert.ThrowsAsync<InvalidOperationException>(() => _client.SettleAsync(new Claim())))!.Message,
        Does.Contain("newer than this client"));

    [Test]
    public async Task Settle_Failed_NamesReasonFieldsAndBothMessages()
    {
        _service.Settles = _ => throw Failure(
            Code.InvalidArgument, "FIELD_INVALID",
            new BadRequest { FieldViolations = { Violation("claim.total_fen", "is below 0") } },
            new LocalizedMessage { Locale = "zh-CN", Message = "金额有误" },
            new LocalizedMessage { Locale = "en", Message = "wrong amount" });

        var e = (await Assert.ThrowsAsync<ClaimsException>(() => _client.SettleAsync(new Claim())))!;

        Assert.That((e.Code, e.Reason), Is.EqualTo((StatusCode.InvalidArgument, ErrorReason.FieldInvalid)));
        Assert.That(e.FieldProblems, Is.EqualTo(new Dictionary<string, string> { ["claim.total_fen"] = "is below 0" }));
        Assert.That((e.MessageZh, e.MessageEn), Is.EqualTo(("金额有误", "wrong amount")));
        Assert.That(e.IsUncertain, Is.False);
        Assert.That(_service.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_NumberTaken_NamesTheDifferingFields()
    {
        _service.Settles = _ => throw Failure(
            Code.AlreadyExists, "CLAIM_NUMBER_TAKEN", metadata: ("fields", "total_fen, in_scope_fen"));

        var e = (await Assert.ThrowsAsync<ClaimsException>(() => _client.SettleAsync(new Claim())))!;

        Assert.That(e.Reason, Is.EqualTo(ErrorReason.ClaimNumberTaken));
        Assert.That(e.DifferingFields, Is.EqualTo(new[] { "total_fen", "in_scope_fen" }));
    }

    [TestCase(Code.Unavailable, "ENGINE_UNAVAILABLE")]
    [TestCase(Code.ResourceExhausted, "ENGINE_BUSY")]
    public async Task Settle_NotThereOrBusyTwice_IsTriedAgain(Code code, string reason)
    {
        _service.Settles = calls => calls < 3
            ? throw Failure(code, reason)
            : new SettleResponse { Settlement = new Settlement { CashFen = 5 } };

        var decision = await _client.SettleAsync(new Claim());

        Assert.That(decision.Granted!.CashFen, Is.EqualTo(5));
        Assert.That(_service.Calls, Is.EqualTo(3));
    }

    [Test]
    public async Task Settle_NeverThere_EndsUncertainAfterTheMostAttempts()
    {
        var later = new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) };
        _service.Settles = _ => throw Failure(Code.Unavailable, "ENGINE_UNAVAILABLE", later);

        var e = (await Assert.ThrowsAsync<ClaimsException>(() => _client.SettleAsync(new Claim())))!;

        Assert.That(_service.Calls, Is.EqualTo(4));
        Assert.That(e.IsUncertain, Is.True);
        Assert.That(e.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Import_NotIdempotent_IsTriedOnce()
    {
        _service.Imports = _ => throw Failure(Code.Unavailable, "ENGINE_UNAVAILABLE");
        var budgets = new ReconciliationService.ReconciliationServiceClient(_client.Invoker);

        await Assert.ThrowsAsync<ClaimsException>(async () => await budgets.ImportBudgetsAsync(new ImportBudgetsRequest()));

        Assert.That(_service.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_TooLate_EndsAtTheDeadlineUncertain()
    {
        _service.Wait = TimeSpan.FromSeconds(20);
        using var hasty = new ClaimsClient(Options() with { Deadline = TimeSpan.FromMilliseconds(200) });

        var e = (await Assert.ThrowsAsync<ClaimsException>(() => hasty.SettleAsync(new Claim())))!;

        Assert.That((e.Code, e.IsUncertain), Is.EqualTo((StatusCode.DeadlineExceeded, true)));
    }

    [Test]
    public async Task Call_Headers_AreSentWithEach()
    {
        _service.Settles = _ => new SettleResponse { Settlement = new Settlement() };
        var headers = new Dictionary<string, string> { ["authorization"] = "Bearer t" };
        using var client = new ClaimsClient(Options() with { Headers = headers });

        await client.SettleAsync(new Claim());

        Assert.That(_service.LastHeaders["authorization"], Is.EqualTo("Bearer t"));
        Assert.That(_service.LastDeadline, Is.LessThan(DateTime.MaxValue), "every call has a deadline");
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    [TestCase(1, 6)]
    public void Options_OutOfRange_AreRefused(int seconds, int mostAttempts)
    {
        var options = Options() with { Deadline = TimeSpan.FromSeconds(seconds), MostAttempts = mostAttempts };

        Assert.That(() => new ClaimsClient(options), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private ClaimsClientOptions Options() => new()
    {
        Address = _service.Address,
        FirstBackoff = TimeSpan.FromMilliseconds(1),
    };

    private static BadRequest.Types.FieldViolation Violation(string field, string problem) =>
        new() { Field = field, Description = problem };

    private static RpcException Failure(
        Code code, string reason, params Google.Protobuf.IMessage[] details) =>
        Failure(code, reason, ("", ""), details);

    private static RpcException Failure(
        Code code, string reason, (string Name, string Value) metadata, params Google.Protobuf.IMessage[] details)
    {
        var info = new ErrorInfo { Reason = reason, Domain = "claims.v1" };
        if (metadata.Name.Length > 0) info.Metadata.Add(metadata.Name, metadata.Value);
        var status = new Google.Rpc.Status { Code = (int)code, Message = reason, Details = { Any.Pack(info) } };
        foreach (var detail in details) status.Details.Add(Any.Pack(detail));
        return status.ToRpcException();
    }
}
